import { describe, expect, it } from 'vitest';
import { rawRequest } from '../../support/rpc.ts';
import { server } from './the-protected-server.ts';

const metadataUrl = () => server.url.replace('/mcp', '/.well-known/oauth-protected-resource/mcp');

describe.concurrent('without a token', () => {
  it.each(['POST', 'GET', 'DELETE', 'PUT'])('%s is answered with 401 and the URL of the metadata', async (method) => {
    for (const url of [server.url, `${server.url}/`]) {
      const reply = await rawRequest(url, method, { 'content-type': 'application/json' });
      expect(reply.status).toBe(401);
      expect(reply.headers.get('www-authenticate')).toBe(
        `Bearer scope="support:chat support:read", resource_metadata="${metadataUrl()}"`,
      );
      expect(JSON.parse(reply.text)).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
    }
  });

  it.each(['Bearer', 'Bearer a.b.c', 'Basic YTpi', 'Bearer a b'])(
    '%s is not accepted as a token',
    async (authorization) => {
      const reply = await rawRequest(server.url, 'POST', { authorization });
      expect([reply.status, reply.headers.has('www-authenticate')]).toEqual([401, true]);
    },
  );

  it('the metadata is served at both paths, and names an issuer with everything that MCP clients need', async () => {
    const read = async (url: string) => (await fetch(url)).json() as Promise<Record<string, unknown>>;
    const metadata = await read(metadataUrl());
    expect(await read(metadataUrl().replace(/\/mcp$/, ''))).toEqual(metadata);
    expect(metadata).toMatchObject({ resource: server.url, scopes_supported: ['support:chat', 'support:read'] });
    const [issuer] = metadata.authorization_servers as string[];
    expect(await read(`${issuer}/.well-known/oauth-authorization-server`)).toMatchObject({
      issuer,
      code_challenge_methods_supported: ['S256'],
      registration_endpoint: expect.stringContaining(`${issuer}/`),
      grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']),
    });
  });

  it('another path is rejected', async () => {
    const path = `${server.url}/.well-known/oauth-protected-resource`;
    expect((await fetch(path, { method: 'POST' })).status).toBe(404);
  });
});
