import { randomUUID } from 'node:crypto';
import { auth, Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { customerProvider, type LoginProvider } from '../../../local/auth/token/login-provider.ts';
import { authorize } from '../../../local/auth/token/obtain-token.ts';
import { legacyRequest, modernRequest } from '../../support/mcp-requests.ts';
import { rawRequest } from '../../support/rpc.ts';
import { send, server, tokens } from './the-protected-server.ts';

const chat = (args: object = {}) => ({ name: 'chat_with_ai', arguments: { message: 'Where is my order?', ...args } });
const history = (args: object) => ({ name: 'get_conversation_history', arguments: args });

/** Finishes the authorization that the client started when it was redirected to the issuer. */
const finish = async (transport: StreamableHTTPClientTransport, provider: LoginProvider): Promise<void> => {
  const { authorizationCode, iss } = provider.answer();
  await transport.finishAuth(authorizationCode, iss);
};

describe.concurrent.each(['legacy', 'auto'] as const)('the official client, %s', (mode) => {
  const newClient = () => new Client({ name: 'e2e', version: '1.0.0' }, { versionNegotiation: { mode } });
  const transportFor = (authProvider: LoginProvider) =>
    new StreamableHTTPClientTransport(new URL(server.url), { authProvider });

  it('finds the issuer by itself, logs its customer in, chats, and renews its token', async () => {
    const provider = customerProvider('carol');
    const first = transportFor(provider);
    await expect(newClient().connect(first)).rejects.toBeInstanceOf(UnauthorizedError);
    await finish(first, provider);

    const client = newClient();
    await client.connect(transportFor(provider));
    const talk = () => client.callTool(chat());
    expect(await talk()).toMatchObject({ structuredContent: { status: 'answered' } });
    const before = await provider.tokens();
    expect(await auth(provider, { serverUrl: server.url })).toBe('AUTHORIZED');
    expect((await provider.tokens())?.access_token).not.toBe(before?.access_token);
    expect(await talk()).toMatchObject({ structuredContent: { status: 'answered' } });
    await client.close();
  });
});

describe.concurrent('a token that may only read', () => {
  it('is rejected by the authorizer for a chat in the headers, with a challenge that names the scope', async () => {
    const { status, challenge, body } = await send(tokens.bob, modernRequest('tools/call', chat()));
    expect([status, body]).toMatchObject([403, { error: { code: -32000 }, id: null }]);
    expect(challenge).toMatch(
      /^Bearer error="insufficient_scope", .*scope="support:read support:chat", resource_metadata="http:/,
    );
  });

  it('is rejected by the MCP endpoint for a chat that is only in the body', async () => {
    const { status, body } = await send(tokens.bob, legacyRequest('tools/call', chat()));
    expect([status, body]).toMatchObject([403, { error: { code: -32000 }, id: 1 }]);
  });

  it('lists tools and reads', async () => {
    expect((await send(tokens.bob, modernRequest('tools/list'))).status).toBe(200);
    const { body } = await send(tokens.bob, modernRequest('tools/call', history({ conversation_id: randomUUID() })));
    expect(body).toMatchObject({ result: { structuredContent: { code: 'NOT_FOUND' } } });
  });

  it('is exchanged for one with both scopes, by a client that steps up', async () => {
    const provider = customerProvider('dave');
    await authorize(provider, server.url, 'support:read');
    const transport = new StreamableHTTPClientTransport(new URL(server.url), { authProvider: provider });
    const client = new Client({ name: 'e2e', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(transport);
    await expect(client.callTool(chat())).rejects.toThrow();
    await finish(transport, provider);
    expect((await provider.tokens())?.scope?.split(' ').toSorted()).toEqual(['support:chat', 'support:read']);
    expect(await client.callTool(chat())).toMatchObject({ structuredContent: { status: 'answered' } });
    await client.close();
  });
});

describe.concurrent('a customer', () => {
  const call = (token: string, params: { name: string; arguments: object }) =>
    send(token, modernRequest('tools/call', params)).then(({ body }) => body.result);

  it('is the one in the token, and cannot act as another one', async () => {
    const conversation_id = randomUUID();
    expect(await call(tokens.alice, chat({ conversation_id }))).toMatchObject({
      structuredContent: { conversation_id },
    });
    expect(await call(tokens.alice, chat({ user_id: 'bob' }))).toMatchObject({
      isError: true,
      structuredContent: { code: 'FORBIDDEN', retryable: false },
    });
    expect(await call(tokens.alice, chat({ user_id: 'alice' }))).toMatchObject({
      structuredContent: { status: 'answered' },
    });
    expect(await call(tokens.bob, history({ conversation_id }))).toMatchObject({
      structuredContent: { code: 'NOT_FOUND' },
    });
  });

  it('may be acted for by the back office', async () => {
    const conversation_id = randomUUID();
    await call(tokens.alice, chat({ conversation_id }));
    expect(await call(tokens.office, history({ conversation_id, user_id: 'alice' }))).toMatchObject({
      structuredContent: { turns: [{ message: 'Where is my order?' }] },
    });
    expect(await call(tokens.office, history({ conversation_id }))).toMatchObject({
      structuredContent: { code: 'NOT_FOUND' },
    });
  });

  it.each(['GET', 'DELETE'])('gets 405 for %s with a valid token', async (method) => {
    const reply = await rawRequest(server.url, method, { authorization: `Bearer ${tokens.alice}` });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('cannot send the token in the query, because logs would have it', async () => {
    const { status } = await rawRequest(`${server.url}?access_token=${tokens.alice}`, 'POST', {});
    expect(status).toBe(401);
  });
});
