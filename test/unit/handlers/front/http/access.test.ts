import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../../../core/access/scopes.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import { anEndpoint } from '../../../../support/endpoints.ts';
import { ERAS, incoming, legacyRequest, type McpRequest, modernRequest } from '../../../../support/mcp-requests.ts';

const RESOURCE = 'https://api.example/prod/mcp';
const METADATA = 'https://api.example/prod/.well-known/oauth-protected-resource/mcp';
const protection = { resource: RESOURCE, issuer: 'https://login.example', scopePrefix: 'frontdesk/' };
const serve = anEndpoint([toolsFeature([])], { allowedHosts: ['api.example'], protection });

const send = async ({ body, headers }: McpRequest, scopes: readonly Scope[] | null = SCOPES, host = 'api.example') => {
  const init = { method: 'POST', headers: { host, ...headers }, body: JSON.stringify(body) };
  const caller = scopes && { customer: 'ada', scopes, client: null, network: null, remainingMs: () => 1000 };
  return serve(await incoming(new Request(RESOURCE, init)), caller);
};

describe('a request with the Host', () => {
  it.each(['evil.example', 'api.example.evil.example', ''])('%j is rejected', async (host) => {
    expect((await send(legacyRequest('ping'), SCOPES, host)).status).toBe(403);
  });
});

describe('a body', () => {
  const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

  it.each([
    ['nested too deeply', { jsonrpc: '2.0', id: 1, method: 'ping', params: nested(64) }],
    ['nested deep enough to overflow a stack', { jsonrpc: '2.0', id: 1, method: 'ping', params: nested(2000) }],
    [
      'with a prototype',
      JSON.parse('{"jsonrpc":"2.0","id":1,"method":"ping","params":{"__proto__":{"isAdmin":true}}}'),
    ],
    [
      'with a prototype in a list',
      JSON.parse('{"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":[{"__proto__":1}]}}'),
    ],
  ])('%s is rejected as an invalid request', async (_, body) => {
    const response = await send({ ...legacyRequest('ping'), body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: -32600 } });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    ['another method', { 'mcp-method': 'tools/list' }],
    ['another tool', { 'mcp-name': 'analyze_sentiment' }],
    ['two methods', { 'mcp-method': 'tools/call, tools/list' }],
  ])('whose headers name %s is rejected in every revision', async (_, headers) => {
    for (const request of Object.values(ERAS)) {
      const { body, headers: own } = request('tools/call', { name: 'chat_with_ai', arguments: {} });
      const response = await send({ body, headers: { 'mcp-method': 'tools/call', ...own, ...headers } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: -32020 }, id: 1 });
    }
  });
});

describe('a caller', () => {
  it('without a verified identity is rejected before any other check', async () => {
    const get = await serve(await incoming(new Request(RESOURCE, { headers: { host: 'api.example' } })), null);
    expect([get.status, (await send(legacyRequest('ping'), null)).status]).toEqual([401, 401]);
    expect(get.headers.get('www-authenticate')).toBe(
      `Bearer scope="frontdesk/support:chat frontdesk/support:read", resource_metadata="${METADATA}"`,
    );
  });

  it.each(Object.entries(ERAS))(
    '%s without the scope gets a challenge with its own scopes and the missing one',
    async (_, request) => {
      const response = await send(request('tools/call', { name: 'chat_with_ai', arguments: {} }), ['support:read']);
      expect(response.status).toBe(403);
      expect(response.headers.get('www-authenticate')).toBe(
        `Bearer error="insufficient_scope", error_description="The token lacks frontdesk/support:chat", scope="frontdesk/support:read frontdesk/support:chat", resource_metadata="${METADATA}"`,
      );
      expect(await response.json()).toMatchObject({
        id: 1,
        error: { message: expect.stringContaining('support:chat') },
      });
    },
  );

  it('is told that a tool is unknown where the endpoint has none of that name, without a challenge', async () => {
    for (const request of Object.values(ERAS)) {
      const response = await send(request('tools/call', { name: 'reply', arguments: {} }), []);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([200, null]);
      expect(await response.json()).toMatchObject({ error: { code: -32602, message: 'Unknown tool "reply".' } });
    }
  });

  it('needs no scope for discovery and ping', async () => {
    expect((await send(modernRequest('server/discover'), [])).status).toBe(200);
    expect((await send(legacyRequest('ping'), [])).status).toBe(200);
  });
});

describe('the metadata', () => {
  const get = async (path: string, method = 'GET') =>
    serve(await incoming(new Request(`https://localhost${path}`, { method, headers: { host: 'api.example' } })), null);

  it.each(['/.well-known/oauth-protected-resource', '/.well-known/oauth-protected-resource/mcp'])(
    'is public at %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        resource: RESOURCE,
        authorization_servers: ['https://login.example'],
        scopes_supported: ['frontdesk/support:chat', 'frontdesk/support:read'],
        bearer_methods_supported: ['header'],
      });
    },
  );

  it('answers 405 to POST', async () => {
    const response = await get('/.well-known/oauth-protected-resource', 'POST');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
