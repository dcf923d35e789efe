import { randomUUID } from 'node:crypto';
import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { logIn } from './log-in.ts';

/** Nothing listens there: the authorization response is read from the redirect. */
const CALLBACK = 'http://127.0.0.1/callback';

export interface CustomerProvider extends OAuthClientProvider {
  /** The issuer's authorization response; throws when it is an error. */
  answer(): { readonly authorizationCode: string; readonly iss?: string };
}

/** A client for the MCP SDK that keeps its state in memory and logs in as the named customer. */
export const customerProvider = (name: string): CustomerProvider => {
  const state = randomUUID();
  let client: StoredOAuthClientInformation | undefined;
  let tokens: StoredOAuthTokens | undefined;
  let discovered: OAuthDiscoveryState | undefined;
  let verifier = '';
  let redirected: URLSearchParams | undefined;
  return {
    redirectUrl: CALLBACK,
    clientMetadata: {
      client_name: 'Frontdesk in the terminal',
      redirect_uris: [CALLBACK],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
    state: () => state,
    clientInformation: () => client,
    saveClientInformation: (information) => {
      client = information;
    },
    tokens: () => tokens,
    saveTokens: (saved) => {
      tokens = saved;
    },
    discoveryState: () => discovered,
    saveDiscoveryState: (saved) => {
      discovered = saved;
    },
    codeVerifier: () => verifier,
    saveCodeVerifier: (saved) => {
      verifier = saved;
    },
    redirectToAuthorization: async (url) => {
      redirected = (await logIn(url, CALLBACK, name)).searchParams;
    },
    answer: () => {
      const { code, iss, ...rest } = Object.fromEntries(redirected ?? []);
      if (rest.state !== state) throw new Error('The authorization response belongs to another login.');
      if (code === undefined) throw new Error(`The issuer refused: ${rest.error_description ?? rest.error}`);
      return { authorizationCode: code, ...(iss !== undefined && { iss }) };
    },
  };
};
