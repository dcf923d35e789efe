import { randomUUID } from 'node:crypto';
import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { CALLBACK, STAFF } from '../issuer/realms.ts';
import { type Entries, logIn } from './log-in.ts';

export interface LoginProvider extends OAuthClientProvider {
  /** The issuer's authorization response; throws when it is an error. */
  answer(): { readonly authorizationCode: string; readonly iss?: string };
}

/** Logs in as the named customer. */
export const customerProvider = (name: string): LoginProvider => loginProvider({ name });

/** Logs in at the desk, as the console's client. */
export const staffProvider = (entries: Entries): LoginProvider => loginProvider(entries, STAFF.client ?? undefined);

/**
 * A client for the MCP SDK that keeps its state in memory, and fills in the login page. It registers itself unless it is known. Nothing
 * listens at its callback: the authorization response is read from the redirect.
 */
export const loginProvider = (entries: Entries, known?: StoredOAuthClientInformation): LoginProvider => {
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
    // The client warns about an id that names no issuer. This one is known to the issuer that is asked.
    clientInformation: (context) => client ?? (known && { ...known, ...(context && { issuer: context.issuer }) }),
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
      redirected = (await logIn(url, CALLBACK, entries)).searchParams;
    },
    answer: () => {
      const { code, iss, ...rest } = Object.fromEntries(redirected ?? []);
      if (rest.state !== state) throw new Error('The authorization response belongs to another login.');
      if (code === undefined) throw new Error(`The issuer refused: ${rest.error_description ?? rest.error}`);
      return { authorizationCode: code, ...(iss !== undefined && { iss }) };
    },
  };
};
