import {
  discoverAuthorizationServerMetadata as discoverV2,
  discoverOAuthProtectedResourceMetadata as resourceV2,
} from '@modelcontextprotocol/client';
import {
  discoverAuthorizationServerMetadata as discoverV1,
  discoverOAuthProtectedResourceMetadata as resourceV1,
} from '@modelcontextprotocol/sdk/client/auth.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metadataUrl } from '../../../../core/access/bearer-challenge.ts';
import { wellKnownPaths } from '../../../../core/access/well-known.ts';
import { type ApiGateway, startApiGateway } from '../../../../local/aws/api-gateway/server.ts';
import { startFunction } from '../../../../local/aws/lambda/function.ts';
import { startPlaybook } from '../../../../local/playbook/start.ts';
import { frontEnvironment } from '../../../support/front-environment.ts';

const LOGIN = 'https://help-desk.auth.us-east-1.amazoncognito.com';
const JWKS_URI = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc/.well-known/jwks.json';
const COMPANY = 'https://login.example.com/';

const CLIENTS = [
  ['the official client, version 1', resourceV1, discoverV1],
  ['the official client, version 2, which compares the issuer', resourceV2, discoverV2],
] as const;

type Endpoint = 'mcp' | 'desk';

/** A deployed front behind the gateway, below the path of a stage or at the root of a custom domain. */
const startFront = async (stage: string, variables: Readonly<Record<string, string>>, endpoint: Endpoint = 'mcp') => {
  const playbook = startPlaybook('saas', () => {});
  const parts: { close(): Promise<void> }[] = [playbook];
  const pool = variables.LOGIN_URL ? { pool: { loginUrl: LOGIN, jwksUri: JWKS_URI } } : {};
  const gateway = await startApiGateway({
    port: 0,
    routes: async (url) => {
      const front = await startFunction({
        name: endpoint,
        entry: new URL(`../../../../handlers/${endpoint}/index.ts`, import.meta.url),
        environment: {
          ...frontEnvironment(playbook.file),
          RESOURCE_URL: `${url}${stage}/${endpoint}`,
          ISSUER: `${url}${stage}${endpoint === 'desk' ? '/desk' : ''}`,
          SCOPE_PREFIX: 'frontdesk/',
          ...variables,
        },
        timeoutMs: 10_000,
      });
      parts.push(front);
      const paths = wellKnownPaths({ ...pool, resource: `${url}${stage}/${endpoint}` });
      return Object.fromEntries([`/${endpoint}`, ...paths].map((path) => [`${stage}${path}`, front]));
    },
  });
  parts.unshift(gateway);
  return {
    ...gateway,
    base: `${gateway.url}${stage}`,
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
};

describe.each([
  ['below the path of a stage, as on execute-api', '/prod'],
  ['at the root, as on a custom domain', ''],
])('with a user pool, %s', (_, stage) => {
  let api: ApiGateway & { readonly base: string };
  beforeAll(async () => {
    api = await startFront(stage, { LOGIN_URL: LOGIN, JWKS_URI });
  });
  afterAll(() => api.close());

  it.each(CLIENTS)('%s finds endpoints and PKCE from the URL of the challenge', async (_, resource, discover) => {
    const resourceMetadataUrl = metadataUrl(`${api.base}/mcp`);
    const { authorization_servers: [issuer = ''] = [] } = await resource(`${api.base}/mcp`, { resourceMetadataUrl });
    expect(issuer).toBe(api.base);
    // Given a URL, a client appends a slash to a host without a path.
    for (const server of [issuer, new URL(issuer)]) {
      expect(await discover(server)).toMatchObject({
        issuer,
        authorization_endpoint: `${LOGIN}/oauth2/authorize`,
        token_endpoint: `${LOGIN}/oauth2/token`,
        jwks_uri: JWKS_URI,
        response_types_supported: ['code'],
        grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']),
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: expect.arrayContaining(['none']),
        scopes_supported: ['frontdesk/support:chat', 'frontdesk/support:read'],
      });
    }
  });

  it('serves the same document to clients of OAuth and of OpenID Connect, and none at other places', async () => {
    const read = async (path: string) => {
      const response = await fetch(`${api.base}/.well-known/${path}`);
      return response.ok ? response.json() : response.status;
    };
    const document = await read('oauth-authorization-server');
    expect(document).toMatchObject({ revocation_endpoint: `${LOGIN}/oauth2/revoke` });
    // Cognito's answers do not name their issuer, and a client that was promised it refuses them.
    expect(document).not.toHaveProperty('authorization_response_iss_parameter_supported');
    expect(await read('openid-configuration')).toEqual(document);
    // A client that takes the URL of `/mcp` as an issuer looks there; after 404 it looks at the root.
    expect(await read('oauth-authorization-server/mcp')).toBe(404);
    expect(await read('openid-configuration/mcp')).toBe(404);
  });
});

describe("with the company's own authorization server", () => {
  let api: ApiGateway & { readonly base: string };
  beforeAll(async () => {
    api = await startFront('/prod', { ISSUER: COMPANY });
  });
  afterAll(() => api.close());

  it.each(CLIENTS)('%s is sent there, and finds no metadata here', async (_, resource, discover) => {
    const resourceMetadataUrl = `${api.base}/.well-known/oauth-protected-resource`;
    const metadata = await resource(`${api.base}/mcp`, { resourceMetadataUrl });
    expect(metadata.authorization_servers).toEqual([COMPANY]);
    expect(await discover(api.base)).toBeUndefined();
  });
});

describe.each([
  ['below the path of a stage', '/prod'],
  ['at the root', ''],
])("with the staff's pool, %s", (_, stage) => {
  let api: ApiGateway & { readonly base: string };
  beforeAll(async () => {
    api = await startFront(stage, { LOGIN_URL: LOGIN, JWKS_URI }, 'desk');
  });
  afterAll(() => api.close());

  it.each(CLIENTS)("%s finds the pool's endpoints from the desk's issuer", async (_, resource, discover) => {
    const desk = `${api.base}/desk`;
    const { authorization_servers: [issuer = ''] = [] } = await resource(desk, {
      resourceMetadataUrl: metadataUrl(desk),
    });
    expect(issuer).toBe(desk);
    for (const server of [issuer, new URL(issuer)]) {
      expect(await discover(server)).toMatchObject({
        issuer,
        authorization_endpoint: `${LOGIN}/oauth2/authorize`,
        jwks_uri: JWKS_URI,
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['frontdesk/support:operate'],
      });
    }
  });

  it.each(CLIENTS)('%s finds the metadata without the challenge only at the root', async (_, resource) => {
    const desk = `${api.base}/desk`;
    const refused = await fetch(desk, { method: 'POST', body: '{}' });
    expect([refused.status, refused.headers.has('www-authenticate')]).toEqual([401, false]);
    const found = resource(desk);
    if (stage === '') expect(await found).toMatchObject({ resource: desk });
    else await expect(found).rejects.toThrow();
  });

  it("does not serve the customers' documents", async () => {
    const read = async (path: string) => (await fetch(`${api.base}/.well-known/${path}`)).status;
    const theirs = ['oauth-protected-resource', 'oauth-protected-resource/mcp', 'openid-configuration'];
    expect(await Promise.all(theirs.map(read))).toEqual([404, 404, 404]);
  });
});
