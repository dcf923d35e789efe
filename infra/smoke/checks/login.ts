import {
  discoverOAuthProtectedResourceMetadata as discoverResource,
  discoverAuthorizationServerMetadata as discoverServer,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/client';
import { fail, skip } from '../check.ts';
import { type Check, post } from '../system.ts';

/** From the 401 to the metadata of the authorization server, which the official client's functions find as that client would. */
export const login: Check = {
  name: 'login',
  remedy: 'See docs/runbook.md#customers-cannot-log-in.',
  run: async ({ options: { url, local } }) => {
    const response = await fetch(url, post());
    await response.body?.cancel();
    if (response.ok && local) skip('no token is required: npm start -- --auth requires one');
    if (response.status !== 401) fail(`without a token the status is ${response.status}, not 401`);
    const { resourceMetadataUrl } = extractWWWAuthenticateParams(response);
    if (!resourceMetadataUrl) fail('the 401 has no WWW-Authenticate that names the resource metadata');
    const { resource, authorization_servers: [issuer] = [] } = await discoverResource(url, { resourceMetadataUrl });
    if (resource !== url) fail(`the resource metadata is of ${resource}`, 'Use the output McpUrl as --url.');
    if (issuer === undefined) fail('the resource metadata names no authorization server');
    const metadata = await discoverServer(issuer);
    if (!metadata) fail(`${issuer} has metadata at none of the places where clients look`);
    if (!metadata.code_challenge_methods_supported?.includes('S256'))
      fail(`the metadata of ${issuer} does not list S256, without which several clients refuse to log in`);
    return `401, resource metadata, ${issuer} with S256`;
  },
};
