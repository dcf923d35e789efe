import {
  auth,
  ClientCredentialsProvider,
  discoverOAuthServerInfo,
  extractWWWAuthenticateParams,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client';
import { noServer } from '../../http/no-server.ts';
import { CUSTOMERS, STAFF } from '../issuer/realms.ts';
import type { Entries } from './log-in.ts';
import { customerProvider, type LoginProvider, staffProvider } from './login-provider.ts';

/** Follows the flow of an MCP client: from the server's 401 to its issuer, and through a login. */
export const authorize = async (provider: LoginProvider, url: string, scope?: string): Promise<void> => {
  const asked = await challengeOf(url);
  const request = { serverUrl: url, ...asked, ...(scope !== undefined && { scope }) };
  if ((await auth(provider, request)) === 'REDIRECT') await auth(provider, { ...request, ...provider.answer() });
};

export const customerToken = (url: string, name: string, scope?: string): Promise<string> =>
  personToken(customerProvider(name), url, scope);

/** A token for a person at the desk, by the name and role in the entries. */
export const staffToken = (url: string, entries: Entries, scope?: string): Promise<string> =>
  personToken(staffProvider(entries), url, scope);

const personToken = async (provider: LoginProvider, url: string, scope?: string): Promise<string> => {
  await authorize(provider, url, scope);
  return tokenOf(provider, scope);
};

/** A token for the back office, which may act for any customer. */
export const backOfficeToken = (url: string, scope?: string): Promise<string> =>
  programToken(CUSTOMERS.program, url, scope);

/** A token for the CRM, which replies and closes at the desk. */
export const crmToken = (url: string, scope?: string): Promise<string> => programToken(STAFF.program, url, scope);

const programToken = async (
  { client_id: clientId, client_secret: clientSecret, scopes }: typeof STAFF.program,
  url: string,
  scope = scopes.join(' '),
): Promise<string> => {
  const { resourceMetadataUrl } = await challengeOf(url);
  const known = resourceMetadataUrl === undefined ? {} : { resourceMetadataUrl };
  const { authorizationServerUrl } = await discoverOAuthServerInfo(url, known);
  const provider = new ClientCredentialsProvider({
    clientId,
    clientSecret,
    scope,
    expectedIssuer: authorizationServerUrl,
  });
  await auth(provider, { serverUrl: url, ...known, scope });
  return tokenOf(provider, scope);
};

/** Without a challenge, as at the desk, the client finds the metadata below the server's origin. */
const challengeOf = async (url: string) => {
  const response = await fetch(url, { method: 'POST' }).catch(() => {
    throw noServer(url, 'npm start -- --auth');
  });
  if (response.status !== 401) {
    throw new Error(`${url} requires no token (status ${response.status}): start it with npm start -- --auth.`);
  }
  const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
  return { ...(resourceMetadataUrl && { resourceMetadataUrl }), ...(scope !== undefined && { scope }) };
};

/** Fails if the issuer granted fewer scopes than requested, so that the error does not come only at the first call. */
const tokenOf = async (provider: OAuthClientProvider, scope?: string): Promise<string> => {
  const { access_token, scope: granted = '' } = (await provider.tokens()) ?? {};
  if (access_token === undefined) throw new Error('The issuer returned no token.');
  const missing = scope?.split(' ').filter((one) => !granted.split(' ').includes(one)) ?? [];
  if (missing.length > 0) throw new Error(`The issuer does not grant ${missing.join(' ')}.`);
  return access_token;
};
