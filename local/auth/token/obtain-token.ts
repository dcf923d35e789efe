import {
  auth,
  ClientCredentialsProvider,
  discoverOAuthServerInfo,
  extractWWWAuthenticateParams,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client';
import { SCOPES } from '../../../core/access/scopes.ts';
import { BACK_OFFICE } from '../issuer/back-office.ts';
import { type CustomerProvider, customerProvider } from './customer-provider.ts';

/** Goes the whole way that an MCP client goes: from the server's 401 to its issuer, and through a login. */
export const authorize = async (provider: CustomerProvider, url: string, scope?: string): Promise<void> => {
  const asked = await challengeOf(url);
  const request = { serverUrl: url, ...asked, ...(scope !== undefined && { scope }) };
  if ((await auth(provider, request)) === 'REDIRECT') await auth(provider, { ...request, ...provider.answer() });
};

/** A token for the customer of that name. */
export const customerToken = async (url: string, name: string, scope?: string): Promise<string> => {
  const provider = customerProvider(name);
  await authorize(provider, url, scope);
  return tokenOf(provider, scope);
};

/** A token for the back office, which may act for every customer. */
export const backOfficeToken = async (url: string, scope = SCOPES.join(' ')): Promise<string> => {
  const { resourceMetadataUrl } = await challengeOf(url);
  const { authorizationServerUrl } = await discoverOAuthServerInfo(url, { resourceMetadataUrl });
  const { client_id: clientId, client_secret: clientSecret } = BACK_OFFICE;
  const provider = new ClientCredentialsProvider({
    clientId,
    clientSecret,
    scope,
    expectedIssuer: authorizationServerUrl,
  });
  await auth(provider, { serverUrl: url, resourceMetadataUrl, scope });
  return tokenOf(provider, scope);
};

/** What the server says to somebody without a token. */
const challengeOf = async (url: string) => {
  const response = await fetch(url, { method: 'POST' }).catch(() => {
    throw new Error(`Nothing answers at ${url}: start it with npm start -- --auth, or name another with --url.`);
  });
  const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
  if (response.status !== 401 || !resourceMetadataUrl) {
    throw new Error(`${url} asks for no token (it answered ${response.status}): start it with npm start -- --auth.`);
  }
  return { resourceMetadataUrl, ...(scope !== undefined && { scope }) };
};

/** An issuer may grant less than was asked for, which a terminal should hear now and not at the first call. */
const tokenOf = async (provider: OAuthClientProvider, scope?: string): Promise<string> => {
  const { access_token, scope: granted = '' } = (await provider.tokens()) ?? {};
  if (access_token === undefined) throw new Error('The issuer gave no token.');
  const missing = scope?.split(' ').filter((one) => !granted.split(' ').includes(one)) ?? [];
  if (missing.length > 0) throw new Error(`The issuer does not grant ${missing.join(' ')}.`);
  return access_token;
};
