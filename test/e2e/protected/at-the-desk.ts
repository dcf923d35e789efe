import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { DESK_ACCESS, MCP_ACCESS } from '../../../core/access/scopes.ts';
import { type LoginProvider, loginProvider, staffProvider } from '../../../local/auth/token/login-provider.ts';
import { staffToken } from '../../../local/auth/token/obtain-token.ts';
import { ERAS, modernRequest } from '../../support/mcp-requests.ts';
import { rawRequest } from '../../support/rpc.ts';
import { deskUrl, send, server, tokens } from './the-protected-server.ts';

const CHALLENGE = 'x-amzn-remapped-www-authenticate';
const metadataUrl = () => deskUrl().replace('/desk', '/.well-known/oauth-protected-resource/desk');
const call = (name: string) => ({ name, arguments: {} });

describe.concurrent.each(['legacy', 'auto'] as const)('the official client at the desk, %s', (mode) => {
  const connect = async (authProvider: LoginProvider) => {
    const newClient = () => new Client({ name: 'e2e', version: '1.0.0' }, { versionNegotiation: { mode } });
    const transport = () => new StreamableHTTPClientTransport(new URL(deskUrl()), { authProvider });
    const first = transport();
    await expect(newClient().connect(first)).rejects.toBeInstanceOf(UnauthorizedError);
    const { authorizationCode, iss } = authProvider.answer();
    await first.finishAuth(authorizationCode, iss);
    const client = newClient();
    await client.connect(transport());
    return client;
  };

  it.each([
    ["the console's client", () => staffProvider({ name: 'ana', role: 'agent' })],
    ['a client that registers itself', () => loginProvider({ name: 'sam', role: 'supervisor' })],
  ])("finds the staff's issuer by itself, logs a person in and works, as %s", async (_, provider) => {
    const client = await connect(provider());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(DESK_ACCESS.tools).toSorted());
    expect(await client.callTool({ name: 'list_queue', arguments: { view: 'waiting' } })).not.toHaveProperty(
      'isError',
      true,
    );
    await client.close();
  });

  it('cannot use the desk for an account without a role', async () => {
    await expect(connect(loginProvider({ name: 'visitor' }))).rejects.toThrow(/403|Forbidden/);
  });
});

describe.concurrent('at the desk, without a token of the staff', () => {
  it.each(['POST', 'GET', 'DELETE', 'PUT'])(
    '%s is answered with 401, and the challenge as API Gateway renames it',
    async (method) => {
      for (const url of [deskUrl(), `${deskUrl()}/`]) {
        const reply = await rawRequest(url, method, { 'content-type': 'application/json' });
        expect(reply.status).toBe(401);
        expect(reply.headers.get(CHALLENGE)).toBe(
          `Bearer scope="support:operate", resource_metadata="${metadataUrl()}"`,
        );
        expect(JSON.parse(reply.text)).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
      }
    },
  );

  it("a customer's token and that of the back office are no tokens, and a token of the staff is none for customers", async () => {
    for (const request of Object.values(ERAS)) {
      for (const tool of [...Object.keys(DESK_ACCESS.tools), ...Object.keys(MCP_ACCESS.tools)]) {
        const asked = request('tools/call', call(tool));
        for (const token of [tokens.alice, tokens.office])
          expect((await send(token, asked, deskUrl())).status).toBe(401);
        for (const token of [tokens.ana, tokens.crm]) expect((await send(token, asked)).status).toBe(401);
      }
    }
  });

  it('the metadata names the issuer of the staff, and not that of customers', async () => {
    const read = async (url: string) =>
      (await fetch(url)).json() as Promise<{ resource: string; authorization_servers: string[] }>;
    const [desk, customers] = await Promise.all([read(metadataUrl()), read(metadataUrl().replace(/desk$/, 'mcp'))]);
    expect(desk).toMatchObject({ resource: deskUrl(), scopes_supported: ['support:operate'] });
    expect(desk.authorization_servers).toHaveLength(1);
    expect(customers.authorization_servers).not.toEqual(desk.authorization_servers);
  });
});

describe.concurrent('at the desk, with a token', () => {
  it('a tool of the other endpoint is unknown, and nobody is challenged for it', async () => {
    for (const request of Object.values(ERAS)) {
      for (const tool of Object.keys(MCP_ACCESS.tools))
        await isUnknown(tokens.ana, request('tools/call', call(tool)), deskUrl());
      for (const tool of Object.keys(DESK_ACCESS.tools))
        await isUnknown(tokens.alice, request('tools/call', call(tool)), server.url);
    }
  });

  const isUnknown = async (token: string, request: Parameters<typeof send>[1], url: string) => {
    const { status, challenge, body } = await send(token, request, url);
    // The newest revision answers invalid parameters with 400.
    expect([200, 400]).toContain(status);
    expect(challenge).toBeNull();
    expect(body).toMatchObject({ error: { code: -32602, message: expect.stringContaining('Unknown tool') } });
  };

  it.each(Object.entries(ERAS))('a program has its own tools and no others, %s', async (_, request) => {
    for (const [tool, scopes] of Object.entries<readonly string[]>(DESK_ACCESS.tools)) {
      const { status, body } = await send(tokens.crm, request('tools/call', call(tool)), deskUrl());
      expect(status, tool).toBe(scopes.includes('support:integrate') ? 200 : 403);
      if (status === 200) expect(body).toMatchObject({ result: { structuredContent: { code: 'INVALID' } } });
    }
  });

  it('an account without a role gets 403, and no challenge to log in again', async () => {
    const nobody = await staffToken(deskUrl(), { name: 'nobody' });
    const { status, challenge } = await send(nobody, modernRequest('tools/list'), deskUrl());
    expect([status, challenge]).toEqual([403, expect.stringContaining('The account has no role at the desk')]);
    expect(challenge).not.toContain('insufficient_scope');
  });
});
