import { afterEach, describe, expect, it } from 'vitest';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import { sendJson } from '../../../support/http-stand-in.ts';
import {
  type Answer,
  greet,
  type RpcServer,
  sendError,
  sendEvents,
  startRpcServer,
} from '../../../support/rpc-server.ts';
import { calling, quietLog } from '../../../support/values.ts';

const READS = { annotations: { readOnlyHint: true } };
const ODD = { inputSchema: { type: 'object', properties: { a: { anyOf: [] } } } };
const tool = (name: string, over: object = {}) => ({ name, inputSchema: { type: 'object' }, ...over });

let server: RpcServer;
afterEach(() => server.close());

/** A server of an older revision with two tools. The test answers its calls. */
const start = async (
  call: Answer,
  list: Answer = () => ({ tools: [tool('look', READS), tool('change')] }),
  session = 's-1',
) => {
  server = await startRpcServer((message, request, response) => {
    if (greet(message, response, session)) return undefined;
    return message.method === 'tools/list' ? list(message, request, response) : call(message, request, response);
  });
  let now = 0;
  const clock = { now: () => now };
  const entry = { name: 'shop', url: server.url, identity: 'customer_id' };
  const tools = mcpToolServers([entry], { get: async () => '', forget: () => {} }, clock, quietLog);
  await tools.list();
  return { tools, pass: (ms: number) => (now += ms), call: (ms = 1000) => tools.call(calling('change', {}, ms)) };
};
const text = (words: string) => ({ content: [{ type: 'text', text: words }] });
const count = (method: string) => server.seen.filter((one) => one === method).length;

describe('a server of an older revision', () => {
  it('is listed and called in its session, without a GET stream', async () => {
    const sessions: unknown[] = [];
    const { call } = await start((_, request) => {
      sessions.push(request.headers['mcp-session-id']);
      return text('Changed.');
    });
    expect(await call()).toEqual({ ok: true, text: 'Changed.' });
    expect(sessions).toEqual(['s-1']);
    expect(server.seen).not.toContain('GET');
  });

  it('may write null for what it does not use in a result', async () => {
    const block = { type: 'text', text: 'Changed.', annotations: null, _meta: null };
    const { call } = await start(() => ({ content: [block], structuredContent: null, isError: null, _meta: null }));
    expect(await call()).toEqual({ ok: true, text: 'Changed.' });
  });

  it('may answer with a stream that has other events and does not end', async () => {
    const { call } = await start((message, _, response) => {
      const note = { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } };
      sendEvents(
        response,
        note,
        { jsonrpc: '2.0', id: 'other', result: {} },
        { jsonrpc: '2.0', id: message.id, result: text('Changed.') },
      );
    });
    expect(await call()).toEqual({ ok: true, text: 'Changed.' });
  });

  it('gets consecutive reads over one connection, even if it answers with streams', async () => {
    const { tools } = await start((message, _, response) => {
      sendEvents(response, { jsonrpc: '2.0', id: message.id, result: text('Seen.') });
      response.end();
    });
    const before = server.connections();
    for (let n = 0; n < 5; n += 1) await tools.call(calling('look', {}, 1000));
    expect(server.connections() - before).toBeLessThanOrEqual(1);
  });

  it('gets each write over a new connection', async () => {
    const { call } = await start(() => text('Changed.'));
    const before = server.connections();
    await call();
    await call();
    expect(server.connections() - before).toBe(2);
  });

  it('that has forgotten the session again is not called a third time', async () => {
    const { call } = await start((_, __, response) => void response.writeHead(404).end());
    expect(await call()).toMatchObject({ ok: false, text: expect.stringContaining('404') });
    expect([count('initialize'), count('tools/call')]).toEqual([2, 2]);
  });

  it('that answers 404 without a session has refused the call', async () => {
    const { call } = await start((_, __, response) => void response.writeHead(404).end(), undefined, '');
    expect(await call()).toMatchObject({ ok: false, text: expect.stringContaining('404') });
    expect([count('initialize'), count('tools/call')]).toEqual([1, 1]);
  });

  it('that has closed the kept connection gets a read again at once, over a new one', async () => {
    const used = new Set<unknown>();
    const { tools } = await start((message, _, response) => {
      if (used.has(response.socket)) return void response.destroy();
      used.add(response.socket);
      sendJson(response, 200, { jsonrpc: '2.0', id: message.id, result: text('Seen.') });
    });
    for (let n = 0; n < 3; n += 1) expect(await tools.call(calling('look', {}, 1000))).toMatchObject({ ok: true });
    expect(count('tools/call')).toBeGreaterThan(3);
    expect(count('initialize')).toBe(1);
  });

  it('that breaks every connection gets a read twice', async () => {
    const { tools } = await start((_, __, response) => void response.destroy());
    await expect(tools.call(calling('look', {}, 1000))).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect(count('tools/call')).toBe(2);
  });

  it('that breaks the connection of an action gets it once, also if it declares the tool read-only by now', async () => {
    const { tools } = await start((_, __, response) => void response.destroy());
    await expect(tools.call({ ...calling('look', {}, 1000), once: true })).rejects.toMatchObject({
      name: 'OutcomeUnknown',
    });
    expect(count('tools/call')).toBe(1);
  });

  it('gets at most 64 connections', async () => {
    const { tools } = await start(() => new Promise((resolve) => setTimeout(() => resolve(text('Seen.')), 50)));
    const all = await Promise.all(Array.from({ length: 200 }, () => tools.call(calling('look', {}, 5000))));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(server.connections()).toBeLessThanOrEqual(65);
  });
});

describe('a list of tools', () => {
  const named = (...names: string[]) => ({ tools: names.map((name) => tool(name, READS)) });

  it.each([
    ['a minute without a TTL', {}, 59_000, 61_000],
    ['for its TTL', { ttlMs: 10_000 }, 9000, 11_000],
    ['five minutes at most', { ttlMs: 86_400_000 }, 299_000, 301_000],
  ])('is cached %s', async (_, hint, within, after) => {
    const { tools, pass } = await start(
      () => text(''),
      () => ({ ...named('look'), ...hint }),
    );
    pass(within);
    await tools.list();
    expect(count('tools/list')).toBe(1);
    pass(after - within);
    await tools.list();
    expect(count('tools/list')).toBe(2);
  });

  it('with a TTL of 0 is read each time, and once for concurrent requests', async () => {
    const { tools } = await start(
      () => text(''),
      () => ({ ...named('look'), ttlMs: 0 }),
    );
    await Promise.all([tools.list(), tools.list(), tools.list()]);
    expect(count('tools/list')).toBe(2);
  });

  it('is read to its last page', async () => {
    const { tools } = await start(
      () => text(''),
      ({ params }) =>
        params?.cursor === 'b'
          ? named('c')
          : { ...named(params?.cursor ? 'b' : 'a'), nextCursor: params?.cursor ? 'b' : 'a' },
    );
    expect((await tools.list()).tools.map((offer) => offer.tool)).toEqual(['a', 'b', 'c']);
  });

  it('without an end is read to its tenth page', async () => {
    let page = 0;
    const { tools } = await start(
      () => text(''),
      () => {
        page += 1;
        return { ...named(`t${page}`), nextCursor: String(page) };
      },
    );
    expect((await tools.list()).tools.map((offer) => offer.tool)).toEqual(
      Array.from({ length: 10 }, (_, at) => `t${at + 1}`),
    );
    expect(page).toBe(10);
  });

  it.each<[string, Answer]>([
    ['-32601', (message, _, response) => sendError(response, message, -32601)],
    ['-32602', (message, _, response) => sendError(response, message, -32602, 'Unknown tool: look')],
    ...[
      'MCP error -32602: Tool look not found',
      'Unknown tool: look',
      'Input validation error: "id" is a required property',
      'MCP error -32602: Input validation error: Invalid arguments for tool look: []',
      'Error executing tool look: 1 validation error for lookArguments',
    ].map((words): [string, Answer] => [words, () => ({ ...text(words), isError: true })]),
  ])('is read again after a call that failed with %s', async (_, answer) => {
    const { tools } = await start(answer);
    expect(await tools.call(calling('look', {}, 1000))).toMatchObject({ ok: false });
    expect([count('tools/call'), count('tools/list')]).toEqual([1, 1]);
    await tools.list();
    expect(count('tools/list')).toBe(2);
  });

  it('is kept after a call that failed for another reason', async () => {
    const { tools } = await start(() => ({ ...text('The order was not found.'), isError: true }));
    await tools.call(calling('look', {}, 1000));
    await tools.list();
    expect(count('tools/list')).toBe(1);
  });

  it('that fails is not requested again for some seconds', async () => {
    let silent = true;
    const { tools, pass } = await start(
      () => text(''),
      (message, _, response) => (silent ? sendError(response, message, -32603) : named('look')),
    );
    silent = false;
    expect(await tools.list()).toEqual({ tools: [], cold: false });
    pass(6000);
    expect((await tools.list()).tools.map((offer) => offer.tool)).toEqual(['look']);
  });

  it('has each tool once, and only tools that are allowed and well-formed', async () => {
    const log: unknown[] = [];
    server = await startRpcServer((message, _, response) =>
      greet(message, response)
        ? undefined
        : { tools: [tool('look', READS), tool('look'), tool('other'), tool('<bad name>'), tool('odd', ODD)] },
    );
    const entry = { name: 'shop', url: server.url, identity: 'customer_id', tools: ['look', '<bad name>', 'odd'] };
    const warn = (...line: unknown[]) => void log.push(line);
    const tools = mcpToolServers(
      [entry],
      { get: async () => '', forget: () => {} },
      { now: () => 0 },
      { ...quietLog, warn },
    );
    expect((await tools.list()).tools.map(({ tool: name, writes }) => [name, writes])).toEqual([['look', false]]);
    expect(log).toEqual([
      ['tool left out', { server: 'shop', tool: 'look', why: 'listed twice' }],
      ['tool left out', { server: 'shop', tool: '?bad?name?', why: 'name' }],
      ['tool left out', { server: 'shop', tool: 'odd', why: 'schema' }],
    ]);
  });
});

describe('a write that is answered', () => {
  it.each<[string, Answer, RegExp]>([
    ['an error result', () => ({ ...text('Too late.'), isError: true }), /^Too late\.$/],
    ['invalid arguments', (message, _, response) => sendError(response, message, -32602, 'Bad id'), /Bad id/],
    ['an unknown tool', (message, _, response) => sendError(response, message, -32601), /No\./],
    ['HTTP 401', (_, __, response) => void response.writeHead(401).end(), /denied access/],
    ['HTTP 403', (_, __, response) => void response.writeHead(403).end(), /denied access/],
    ...[400, 405, 422, 429].map((status): [string, Answer, RegExp] => [
      `HTTP ${status}`,
      (_, __, response) => void response.writeHead(status).end(),
      new RegExp(`HTTP ${status}`),
    ]),
    ...[-32700, -32600].map((code): [string, Answer, RegExp] => [
      `the code ${code}`,
      (message, _, response) => sendError(response, message, code),
      /^No\.$/,
    ]),
  ])('with %s was not done', async (_, answer, words) => {
    const { call } = await start(answer);
    expect(await call()).toMatchObject({ ok: false, text: expect.stringMatching(words) });
    expect(count('tools/call')).toBe(1);
  });

  it.each<[string, Answer]>([
    ...[-32603, -32000, -32001, -32002, -32021, -32042, 0, 7].map((code): [string, Answer] => [
      `the code ${code}`,
      (message, _, response) => sendError(response, message, code),
    ]),
    ...[408, 409, 410, 418, 500, 502, 503, 504].map((status): [string, Answer] => [
      `HTTP ${status}`,
      (_, __, response) => void response.writeHead(status).end(),
    ]),
    ...[301, 302, 303, 307, 308].map((status): [string, Answer] => [
      `HTTP ${status} to another host`,
      (_, __, response) => void response.writeHead(status, { location: 'http://localhost:9/mcp' }).end(),
    ]),
    [
      'malformed JSON',
      (_, __, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
    ],
    ['a page', (_, __, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['a malformed result', () => ({ content: 'Changed.' })],
    ['an empty result', () => ({})],
    ['nothing', (_, __, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end()],
    ['HTTP 202', (_, __, response) => void response.writeHead(202).end()],
    [
      'the response to another request',
      (_, __, response) => sendJson(response, 200, { jsonrpc: '2.0', id: 'other', result: text('Changed.') }),
    ],
    [
      'a stream that ends without an answer',
      (_, __, response) => {
        sendEvents(response, { jsonrpc: '2.0', method: 'notifications/message', params: { level: 'info', data: 'x' } });
        response.end();
      },
    ],
    [
      'a stream that breaks off',
      (_, __, response) => {
        sendEvents(response, { jsonrpc: '2.0', id: 'other', result: {} });
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('with %s has an unknown outcome', async (_, answer) => {
    const { call } = await start(answer);
    await expect(call(500)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect(count('tools/call')).toBe(1);
  });

  it('with an endless stream ends at its timeout', async () => {
    const { call } = await start((_, __, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write(': still there\n\n'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await expect(call(200)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
  });
});
