import * as oauth from 'oauth4webapi';
import { isLoopback } from '../../../core/access/loopback.ts';
import type { Kept } from '../../shared/kept.ts';
import type { PageConfig } from '../../shared/page-config.ts';
import { CallError } from '../../shared/rpc.ts';

/** The state of a log-in until the redirect comes back. Tokens are never stored. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The route to return to. */
  readonly hash: string;
}

export interface LogInDependencies {
  readonly login: NonNullable<PageConfig['login']>;
  /** The address of the page. */
  readonly address: () => string;
  /** Replaces it without loading. */
  readonly rewrite: (url: string) => void;
  /** Leaves the page. */
  readonly goTo: (url: string) => void;
  readonly begun: Kept<Begun | null>;
}

/** OpenID Connect with code and PKCE. Tokens are in memory only: a reload goes to the issuer again, which may know the browser. */
export const logIn = ({ login, address, rewrite, goTo, begun }: LogInDependencies) => {
  const client: oauth.Client = { client_id: login.client_id };
  const issuer = new URL(login.issuer);
  const insecure = { [oauth.allowInsecureRequests]: isLoopback(login.issuer) };
  const resource = login.resource === null ? {} : { resource: login.resource };
  const more = { ...insecure, additionalParameters: resource };
  const asksForIdentity = login.scope.split(' ').includes('openid');
  let server: oauth.AuthorizationServer | undefined;
  let tokens: Pick<oauth.TokenEndpointResponse, 'access_token' | 'refresh_token'> | null = null;
  let renewing: Promise<void> | null = null;

  const discovered = async (): Promise<oauth.AuthorizationServer> => {
    server ??= await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
    return server;
  };
  /** The page without query and hash, where the issuer sends the code. */
  const page = (): string => {
    const { origin, pathname } = new URL(address());
    return origin + pathname;
  };

  const begin = async (purpose: 'work' | 'administer'): Promise<void> => {
    const { authorization_endpoint: endpoint } = await discovered();
    if (endpoint === undefined) throw new Error('The issuer has no page to log in.');
    const [state, nonce, verifier] = [
      oauth.generateRandomState(),
      oauth.generateRandomNonce(),
      oauth.generateRandomCodeVerifier(),
    ];
    begun.write({ state, nonce, verifier, hash: new URL(address()).hash });
    const url = new URL(endpoint);
    const asked = {
      ...{ response_type: 'code', client_id: login.client_id, redirect_uri: page(), state },
      // The issuer asks for the password, also if it knows the browser: the time of the log-in is in the token.
      ...(purpose === 'work'
        ? { scope: login.scope }
        : { scope: `${login.scope} ${login.admin_scope}`, prompt: 'login' }),
      ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ...(asksForIdentity && { nonce }),
      ...resource,
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    goTo(url.href);
  };

  const finish = async (): Promise<void> => {
    const returned = new URL(address());
    const before = begun.read();
    begun.write(null);
    // First of all, so that the code stays in no history.
    rewrite(page() + (before?.hash ?? returned.hash));
    if (!before) throw new Error('This log-in was started in another tab, or too long ago.');
    const its = await discovered();
    const answer = oauth.validateAuthResponse(its, client, returned, before.state);
    const response = await oauth.authorizationCodeGrantRequest(
      its,
      client,
      oauth.None(),
      answer,
      page(),
      before.verifier,
      more,
    );
    tokens = await oauth.processAuthorizationCodeResponse(its, client, response, {
      expectedNonce: asksForIdentity ? before.nonce : oauth.expectNoNonce,
    });
  };

  const renew = async (): Promise<void> => {
    const held = tokens;
    tokens = null;
    if (held?.refresh_token === undefined) return;
    try {
      const its = await discovered();
      const { refresh_token: refresh } = held;
      const response = await oauth.refreshTokenGrantRequest(its, client, oauth.None(), refresh, more);
      tokens = { refresh_token: refresh, ...(await oauth.processRefreshTokenResponse(its, client, response)) };
    } catch (error) {
      // Without a connection, the refresh token is still good.
      if (error instanceof TypeError) tokens = held;
    }
  };

  return {
    /** Goes to the issuer. To administer, a person logs in anew. */
    begin,
    /** Whether the issuer has sent the browser back. */
    isBack: (): boolean => {
      const { searchParams: query } = new URL(address());
      return query.has('state') && (query.has('code') || query.has('error'));
    },
    finish,
    /** For calls of the desk. Throws `CallError` HTTP_401 when the person has to log in. */
    token: async (refused: boolean): Promise<string> => {
      if (refused) {
        renewing ??= renew().finally(() => {
          renewing = null;
        });
      }
      await renewing;
      if (tokens === null) throw new CallError('HTTP_401', 'Please log in.');
      return tokens.access_token;
    },
    forget: () => {
      tokens = null;
      begun.write(null);
    },
  };
};

/** Why a log-in failed, in a sentence. */
export const logInFailure = (error: unknown): string => {
  if (error instanceof oauth.AuthorizationResponseError) return `${error.error_description ?? error.error}.`;
  if (error instanceof TypeError) return 'The log-in service cannot be reached.';
  return error instanceof Error ? error.message : String(error);
};
