import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { mcpConnection } from '../../../../adapters/mcp-client/connection.ts';
import { customerTokens } from '../../../../adapters/mcp-client/customer-tokens.ts';
import { mcpFetch } from '../../../../adapters/mcp-client/fetch.ts';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import { type Store, startStore } from '../../../../examples/store/store.ts';
import { customerKey } from '../../../support/customer-key.ts';
import { greet, startRpcServer } from '../../../support/rpc-server.ts';
import { calling, quietLog } from '../../../support/values.ts';

const HEADER = 'frontdesk-customer';
const KEY = customerKey('2026-11');
const opened: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
};

/** A proxy in front of the sample store. It records calls of tools, and may pass on other requests in their place; the last one is answered. */
const startWay = async (publicKeys: readonly JWK[] = [KEY.publicKey]) => {
  const way = { calls: [] as Sent[], answers: [] as string[], meddle: (sent: Sent): Sent[] => [sent] };
  const url = await listen(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const sent = { headers: headers as Sent['headers'], body };
    const isCall = JSON.parse(body || '{}').method === 'tools/call';
    if (isCall) way.calls.push(sent);
    let answer = new Response();
    for (const one of isCall ? way.meddle(sent) : [sent]) answer = await fetch(store.url, { method: 'POST', ...one });
    const text = await answer.text();
    if (isCall) way.answers.push(text);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  });
  const store: Store = await startStore({
    port: 0,
    now: () => Date.parse('2026-11-23T12:00:00Z'),
    customerKeys: { keys: [...publicKeys] },
    publicUrl: url,
  });
  opened.push(() => store.close());
  return Object.assign(way, { url, store });
};

const secretsOf = (get: () => string | undefined) => ({
  get: async () => get() ?? Promise.reject(new Error('Missing.')),
  forget: () => {},
});

const connect = (
  url: string,
  { secret = () => KEY.secret as string | undefined, now = Date.now, warn = quietLog.warn } = {},
) =>
  mcpToolServers(
    [{ name: 'shop', url, identity: 'customer_id', unbound: { key: 'env:KEY' } }],
    secretsOf(secret),
    { now },
    { ...quietLog, warn },
  );

const order = (order_id: string, customer = 'local') => ({ ...calling('get_order', { order_id }, 5000), customer });
const cancel = { ...calling('cancel_order', { order_id: '1047' }, 5000), customer: 'local' };
const DENIED = { ok: false, text: 'The system denied access. Nothing was done.' };

describe('an unbound server', () => {
  it('offers tools without an argument for the customer, and answers and acts only for the customer of the call', async () => {
    const { url, store } = await startWay();
    const tools = connect(url);
    const { tools: offers } = await tools.list();
    expect(offers.map(({ identity, unbound }) => [identity, unbound])).toEqual(offers.map(() => [null, true]));
    expect(await tools.call(order('1042'))).toMatchObject({ ok: true, text: expect.stringContaining('Order 1042') });
    expect(await tools.call(order('1042', 'alice'))).toMatchObject({
      ok: false,
      text: expect.stringContaining('was not found'),
    });
    expect(await tools.call(order('größer € 😀'))).toMatchObject({
      text: expect.stringContaining('größer € 😀 was not found'),
    });
    expect(await tools.call({ ...cancel, customer: 'alice' })).toMatchObject({
      ok: false,
      text: expect.stringContaining('was not found'),
    });
    expect(store.orders.find(({ order_id }) => order_id === '1047')?.status).toBe('processing');
    expect(await tools.call(cancel)).toMatchObject({ ok: true });
    expect(store.writes.map(({ arguments: { customer_id }, outcome }) => [customer_id, outcome])).toEqual([
      ['alice', 'refused'],
      ['local', 'done'],
    ]);
  });

  it('gets a token of its own with each call, for this call and 60 seconds', async () => {
    const way = await startWay();
    const tools = connect(way.url, { now: () => 1_800_000_000_500 });
    await tools.list();
    await tools.call(order('1042'));
    await tools.call(order('1042'));
    const [first, second] = way.calls.map(({ headers }) => headers[HEADER] ?? '');
    expect(decodeProtectedHeader(first ?? '')).toEqual({ alg: 'ES256', typ: 'frontdesk-customer+jwt', kid: '2026-11' });
    const claims = decodeJwt(first ?? '');
    expect(claims).toEqual({
      iss: 'frontdesk',
      aud: way.url,
      sub: 'local',
      iat: 1_800_000_000,
      exp: 1_800_000_060,
      jti: expect.stringMatching(/^[\w-]{36}$/),
      body_sha256: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(decodeJwt(second ?? '').jti).not.toBe(claims.jti);
  });

  it('learns the right customer of each of 500 calls at once, also while its sessions end', async () => {
    let requests = 0;
    let session = 1;
    const way = await startRpcServer(async (message, { headers, body }, response) => {
      if (greet(message, response, `s-${session}`)) return undefined;
      if (message.method === 'tools/list') return { tools: [{ name: 'get', inputSchema: { type: 'object' } }] };
      requests += 1;
      if (requests % 100 === 0) session += 1;
      const { jti, sub, body_sha256 } = decodeJwt(String(headers[HEADER]));
      expect(body_sha256).toBe(createHash('sha256').update(body).digest('base64url'));
      tokens.push(String(jti));
      if (headers['mcp-session-id'] !== `s-${session}`) return void response.writeHead(404).end();
      await pause(Math.random() * 5);
      const { customer } = Object(message.params?.arguments) as { customer?: string };
      return { content: [{ type: 'text', text: `${sub} for ${customer}` }] };
    });
    const tokens: string[] = [];
    opened.push(() => way.close());
    const tools = connect(way.url);
    await tools.list();
    const told = await Promise.all(
      Array.from({ length: 500 }, async (_, at) => {
        await pause(Math.random() * 200);
        const customer = `c-${at % 7}`;
        const { ok, text } = await tools.call({ ...calling('get', { customer }, 5000), customer });
        return ok ? text === `${customer} for ${customer}` : null;
      }),
    );
    expect(told.filter((right) => right === false)).toEqual([]);
    expect(told.filter((right) => right === true).length).toBeGreaterThan(50);
    expect([new Set(tokens).size, session > 1]).toEqual([tokens.length, true]);
  });

  it.each<[what: string, meddle: (sent: Sent) => Sent[], why: string]>([
    [
      'whose body was changed on the way',
      ({ headers, body }) => [{ headers, body: body.replace('1042', '1047') }],
      'the token is for another call',
    ],
    ['that is sent again', (sent) => [sent, sent], 'the token was used before'],
    [
      'without the token',
      ({ headers: { [HEADER]: _, ...headers }, body }) => [{ headers, body }],
      'the token of the customer is missing',
    ],
    [
      'with a changed token',
      ({ headers, body }) => [{ headers: { ...headers, [HEADER]: forged(headers[HEADER] ?? '') }, body }],
      'the token is not valid',
    ],
    [
      'with an unsigned token',
      ({ headers, body }) => [{ headers: { ...headers, [HEADER]: unsigned(headers[HEADER] ?? '') }, body }],
      'the token is not valid',
    ],
  ])('refuses a call %s', async (_, meddle, why) => {
    const way = await startWay();
    const tools = connect(way.url);
    await tools.list();
    way.meddle = meddle;
    expect(await tools.call(order('1042'))).toEqual(DENIED);
    expect(way.answers.at(-1)).toContain(`Unauthorized: ${why}.`);
  });

  it.each([
    ['has expired', { now: () => Date.now() - 70_000 }, '', 'the token has expired'],
    ['is for another server', {}, '?at=another', 'the token is for another server'],
    ['has the key of another server', { secret: () => customerKey('2026-11').secret }, '', 'the token is not valid'],
    ['has a key that it does not know', { secret: () => customerKey('2025-01').secret }, '', 'the token is not valid'],
  ])('refuses a token that %s', async (_, over, query, why) => {
    const way = await startWay();
    const lines: unknown[] = [];
    const tools = connect(`${way.url}${query}`, { ...over, warn: (...line: unknown[]) => void lines.push(line) });
    await tools.list();
    expect(await tools.call(cancel)).toEqual(DENIED);
    expect(lines).toMatchObject([['tool call failed', { tool: 'cancel_order', error: 'HTTP 401' }]]);
    expect(way.answers.at(-1)).toContain(`Unauthorized: ${why}.`);
    expect(way.store.writes).toEqual([]);
  });

  it('accepts the old and the new key while they are exchanged', async () => {
    const next = customerKey('2027-05');
    let secret = KEY.secret;
    const way = await startWay([KEY.publicKey, next.publicKey]);
    const tools = connect(way.url, { secret: () => secret });
    await tools.list();
    expect(await tools.call(order('1042'))).toMatchObject({ ok: true });
    secret = next.secret;
    expect(await tools.call(order('1042'))).toMatchObject({ ok: true });
    expect(way.calls.map(({ headers }) => decodeProtectedHeader(headers[HEADER] ?? '').kid)).toEqual([
      '2026-11',
      '2027-05',
    ]);
  });

  it.each([
    ['is missing', undefined, 'Error'],
    ['is no JSON', 'hunter2', 'CustomerKeyInvalid'],
    ['is public', JSON.stringify(KEY.publicKey), 'CustomerKeyInvalid'],
    ['has no kid', KEY.secret.replace('"kid"', '"id"'), 'CustomerKeyInvalid'],
    ['is of another curve', KEY.secret.replace('P-256', 'P-384'), 'CustomerKeyInvalid'],
    ['is broken', KEY.secret.replace(/"x":"[^"]*"/, '"x":"AA"'), 'CustomerKeyInvalid'],
  ])('is left out if its key %s, and gets no request', async (_, secret, error) => {
    const lines: unknown[] = [];
    let requests = 0;
    const url = await listen((_request, response) => {
      requests += 1;
      response.writeHead(500).end();
    });
    const tools = connect(url, { secret: () => secret, warn: (...line: unknown[]) => void lines.push(line) });
    expect(await tools.list()).toEqual({ tools: [], cold: false });
    expect([lines, requests]).toEqual([[['tool server left out', { server: 'shop', error }]], 0]);
  });

  it('gets no call when its key goes missing later, or when no customer is known', async () => {
    let secret: string | undefined = KEY.secret;
    const way = await startWay();
    const tools = connect(way.url, { secret: () => secret });
    await tools.list();
    secret = undefined;
    expect(await tools.call(cancel)).toEqual({ ok: false, text: 'The system cannot be reached. Nothing was done.' });

    const secrets = secretsOf(() => KEY.secret);
    const clock = { now: Date.now };
    const server = { name: 'shop', url: way.url, identity: 'customer_id' };
    const connection = mcpConnection(
      server,
      secrets,
      customerTokens(way.url, 'env:KEY', secrets, clock),
      mcpFetch(clock),
    );
    const work = connection.use(
      (client) => client.callTool({ name: 'cancel_order', arguments: { order_id: '1047' } }),
      {
        timeoutMs: 5000,
        fresh: true,
        customer: null,
      },
    );
    await expect(work).rejects.toMatchObject({ name: 'McpFailure', sent: false });
    expect(way.calls).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('that redirects with %s gets no second request elsewhere', async (status) => {
    const elsewhere: unknown[] = [];
    const other = await listen((request, response) => {
      elsewhere.push(request.headers);
      response.writeHead(500).end();
    });
    const way = await startWay();
    const moved = await listen(async (request, response) => {
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
      if (JSON.parse(body).method === 'tools/call') return void response.writeHead(status, { location: other }).end();
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const answer = await fetch(way.store.url, { method: 'POST', headers: headers as Sent['headers'], body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    const tools = connect(moved);
    await tools.list();
    await expect(tools.call(cancel)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect(elsewhere).toEqual([]);
  });
});

describe('a server that expects tokens', () => {
  it('refuses the calls of a client without them, and lists its tools to everybody', async () => {
    const { url, store } = await startWay();
    const server = { name: 'shop', url, identity: 'customer_id' };
    const tools = mcpToolServers(
      [server],
      secretsOf(() => ''),
      { now: Date.now },
      quietLog,
    );
    expect((await tools.list()).tools.length).toBeGreaterThan(5);
    expect(await tools.call(cancel)).toEqual(DENIED);
    expect(store.writes).toEqual([]);
  });
});

/** The token for another customer, with the signature of the original. */
const forged = (token: string): string => {
  const [head, , signature] = token.split('.');
  return [head, encode({ ...decodeJwt(token), sub: 'alice' }), signature].join('.');
};

const unsigned = (token: string): string =>
  `${encode({ ...decodeProtectedHeader(token), alg: 'none' })}.${encode(decodeJwt(token))}.`;

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
