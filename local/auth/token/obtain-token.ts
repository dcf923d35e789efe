import {
  auth,
  ClientCredentialsProvider,
  discoverOAuthServerInfo,
  extractWWWAuthenticateParams,
  type OAuthClientProvider,
} from '@modelcontextprotocol/client';
import { SCOPES } from '../../../core/access/scopes.ts';
import { noServer } from '../../http/no-server.ts';
import { BACK_OFFICE } from '../issuer/back-office.ts';
import { type CustomerProvider, customerProvider } from './customer-provider.ts';

/** Follows the flow of an MCP client: from the server's 401 to its issuer, and through a login. */
export const authorize = async (provider: CustomerProvider, url: string, scope?: string): Promise<void> => {
  const asked = await challengeOf(url);
  const request = { serverUrl: url, ...asked, ...(scope !== undefined && { scope }) };
  if ((await auth(provider, request)) === 'REDIRECT') await auth(provider, { ...request, ...provider.answer() });
};

export const customerToken = async (url: string, name: string, scope?: string): Promise<string> => {
  const provider = customerProvider(name);
  await authorize(provider, url, scope);
  return tokenOf(provider, scope);
};

/** A token for the back office, which may act for any customer. */
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

const challengeOf = async (url: string) => {
  const response = await fetch(url, { method: 'POST' }).catch(() => {
    throw noServer(url, 'npm start -- --auth');
  });
  const { resourceMetadataUrl, scope } = extractWWWAuthenticateParams(response);
  if (response.status !== 401 || !resourceMetadataUrl) {
    throw new Error(`${url} requires no token (status ${response.status}): start it with npm start -- --auth.`);
  }
  return { resourceMetadataUrl, ...(scope !== undefined && { scope }) };
};

/** Fails if the issuer granted fewer scopes than requested, so that the error does not come only at the first call. */
const tokenOf = async (provider: OAuthClientProvider, scope?: string): Promise<string> => {
  const { access_token, scope: granted = '' } = (await provider.tokens()) ?? {};
  if (access_token === undefined) throw new Error('The issuer returned no token.');
  const missing = scope?.split(' ').filter((one) => !granted.split(' ').includes(one)) ?? [];
  if (missing.length > 0) throw new Error(`The issuer does not grant ${missing.join(' ')}.`);
  return access_token;
};
