import { describe, expect, it } from 'vitest';
import { type HttpReply, post, rawRequest } from '../../support/rpc.ts';
import { CLIENTS } from './clients.ts';
import { envelope, modernHeaders } from './eras.ts';
import { eventsIn } from './plain-client.ts';
import { server } from './the-server.ts';

const TYPE = { 'content-type': 'application/json' };
const INITIALIZE = { capabilities: {}, clientInfo: { name: 'e2e', version: '1.0.0' } };

type Send = (method: string, params?: object) => Promise<HttpReply>;

const send: Record<'2025-11-25' | '2026-07-28', Send> = {
  '2025-11-25': (method, params = {}) =>
    post(server.url, message(method, params), { ...TYPE, 'mcp-protocol-version': '2025-11-25' }),
  '2026-07-28': (method, params = {}) =>
    post(server.url, message(method, envelope(params)), { ...TYPE, ...modernHeaders(method) }),
};
const older = send['2025-11-25'];
const newer = send['2026-07-28'];

/** Notifications have no id. */
const message = (method: string, params: object): string =>
  JSON.stringify({ jsonrpc: '2.0', ...(!method.startsWith('notifications/') && { id: 7 }), method, params });

describe.concurrent.each(Object.entries(send))('in the protocol %s', (version, request) => {
  it.each(['GET', 'DELETE'])('%s is not allowed: there is no stream to open and no session to end', async (method) => {
    const headers = { 'mcp-protocol-version': version, 'mcp-session-id': 'none', accept: 'text/event-stream' };
    const reply = await rawRequest(server.url, method, headers);
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('a batch is rejected', async () => {
    const batch = `[${message('tools/list', envelope({}))},${message('ping', {})}]`;
    const reply = await post(server.url, batch, { ...TYPE, ...modernHeaders('tools/list', undefined, version) });
    expect([reply.status, JSON.parse(reply.text).error.code]).toEqual([400, -32600]);
  });

  it.each(['notifications/initialized', 'notifications/cancelled'])('%s is accepted without a body', async (method) => {
    const reply = await request(method, { requestId: 1 });
    expect([reply.status, reply.text]).toEqual([202, '']);
  });

  it('an unknown method is not found', async () => {
    const reply = await request('tools/forget');
    expect(JSON.parse(reply.text)).toMatchObject({ id: 7, error: { code: -32601 } });
  });
});

describe.concurrent('an older client', () => {
  it('gets an empty result for ping', async () => {
    expect(JSON.parse((await older('ping')).text)).toMatchObject({ id: 7, result: {} });
  });

  it.each(['resources/subscribe', 'resources/unsubscribe', 'logging/setLevel', 'subscriptions/listen'])(
    'gets method not found for %s',
    async (method) => {
      const reply = await older(method, { uri: 'models://catalog', level: 'info', notifications: {} });
      expect([reply.status, JSON.parse(reply.text)]).toMatchObject([200, { id: 7, error: { code: -32601 } }]);
    },
  );

  it.each([
    ['supported', '2025-06-18', '2025-06-18'],
    ['unknown', '1999-01-01', '2025-11-25'],
  ])('that asks for the %s protocol %s gets %s', async (_, asked, given) => {
    const body = message('initialize', { protocolVersion: asked, ...INITIALIZE });
    const reply = JSON.parse((await post(server.url, body)).text);
    expect(reply).toMatchObject({ id: 7, result: { protocolVersion: given, serverInfo: { name: 'frontdesk' } } });
  });

  it('gets the supported protocols when its header names another one', async () => {
    const reply = await post(server.url, message('tools/list', {}), { ...TYPE, 'mcp-protocol-version': '1999-01-01' });
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text).error.message).toMatch(/Unsupported protocol version: 1999-01-01 .*2025-11-25/);
  });
});

describe.concurrent('a client of 2026-07-28', () => {
  it.each(['initialize', 'ping', 'logging/setLevel', 'resources/subscribe', 'resources/unsubscribe'])(
    'gets method not found for %s, which the revision removed',
    async (method) => {
      const reply = await newer(method);
      expect([reply.status, JSON.parse(reply.text)]).toMatchObject([404, { id: 7, error: { code: -32601 } }]);
    },
  );

  it('gets the supported protocols when it uses another one', async () => {
    const version = '2099-01-01';
    const headers = { ...TYPE, ...modernHeaders('tools/list', undefined, version) };
    const reply = await post(server.url, message('tools/list', envelope({}, {}, version)), headers);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toMatchObject({
      id: 7,
      error: { code: -32022, data: { supported: ['2026-07-28'], requested: version } },
    });
  });

  it('that listens for changes gets an answer at once that there are none', async () => {
    const notifications = {
      toolsListChanged: true,
      promptsListChanged: true,
      resourcesListChanged: true,
      resourceSubscriptions: ['models://catalog'],
    };
    const { text } = await newer('subscriptions/listen', { notifications });
    expect(eventsIn(text)).toMatchObject([
      { method: 'notifications/subscriptions/acknowledged', params: { notifications: {} } },
      { id: 7, result: { resultType: 'complete' } },
    ]);
  });
});

describe.concurrent.each(CLIENTS)('the client %s', (_, connect, protocol) => {
  it('agrees on the protocol, and gets no session', async () => {
    const client = await connect(server.url);
    await client.list();
    await client.call('analyze_sentiment', { message: 'Hello?' });
    expect(client.protocol).toBe(protocol);
    expect(client.responses.length).toBeGreaterThan(2);
    expect(client.responses.filter(({ headers }) => headers.has('mcp-session-id'))).toEqual([]);
    await client.close();
  });
});
