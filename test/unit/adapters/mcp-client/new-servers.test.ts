import { afterEach, describe, expect, it } from 'vitest';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import type { Log } from '../../../../core/observability/log.ts';
import { sendJson } from '../../../support/http-stand-in.ts';
import { MODERN } from '../../../support/mcp-requests.ts';
import { type Answer, type RpcServer, sendError, startRpcServer } from '../../../support/rpc-server.ts';
import { calling, quietLog } from '../../../support/values.ts';

const complete = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' };
const DISCOVERED = {
  ...complete,
  supportedVersions: [MODERN],
  capabilities: { tools: {} },
  serverInfo: { name: 'new', version: '1.0.0' },
};
const TOOL = {
  name: 'change',
  inputSchema: { type: 'object', properties: { customer_id: { type: 'string', 'x-mcp-header': 'Customer' } } },
  outputSchema: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
};
const DONE = { ...complete, content: [{ type: 'text', text: 'Changed.' }] };

let server: RpcServer;
afterEach(() => server.close());

const start = async (call: Answer, over: { first?: Answer; log?: Log } = {}) => {
  server = await startRpcServer((message, request, response) => {
    if (over.first) {
      const result = over.first(message, request, response);
      if (result !== undefined || response.writableEnded) return result;
    }
    if (message.method === 'server/discover') return DISCOVERED;
    if (message.method === 'tools/list') return { ...complete, tools: [TOOL] };
    return call(message, request, response);
  });
  const forgotten: string[] = [];
  const secrets = {
    get: async () => `token-${forgotten.length}`,
    forget: (secret: string) => void forgotten.push(secret),
  };
  const entry = { name: 'shop', url: server.url, secret: 'env:TOKEN', identity: 'customer_id' };
  let now = 0;
  const tools = mcpToolServers([entry], secrets, { now: () => now }, over.log ?? quietLog);
  const change = () => tools.call(calling('change', { customer_id: 'ada' }, 1000));
  return { tools, call: change, forgotten, pass: (ms: number) => (now += ms) };
};
const count = (method: string) => server.seen.filter((one) => one === method).length;

describe('a server of revision 2026-07-28', () => {
  it('is discovered once, and gets the headers that its tool declares', async () => {
    const headers: unknown[] = [];
    const { tools, call } = await start((_, request) => {
      headers.push([request.headers['mcp-name'], request.headers['mcp-param-customer'], request.headers.authorization]);
      return DONE;
    });
    await tools.list();
    expect(await call()).toMatchObject({ ok: true });
    expect(headers).toEqual([['change', 'ada', 'Bearer token-0']]);
    await tools.list();
    expect([count('server/discover'), count('tools/list')]).toEqual([1, 2]);
  });

  it('may return a result that does not match its output schema', async () => {
    const { tools, call } = await start(() => ({ ...DONE, structuredContent: { number: 7 } }));
    await tools.list();
    expect(await call()).toEqual({ ok: true, text: 'Changed.\n\n{"number":7}' });
  });

  it('may leave out what a list must have, and write null in a result', async () => {
    const { tools, call } = await start(() => ({ ...DONE, structuredContent: null, isError: null }), {
      first: ({ method }) => (method === 'tools/list' ? { resultType: 'complete', tools: [TOOL] } : undefined),
    });
    expect((await tools.list()).tools).toHaveLength(1);
    expect(await call()).toEqual({ ok: true, text: 'Changed.' });
  });

  it('that asks for input gets none, and the call is rejected', async () => {
    const ask = {
      method: 'elicitation/create',
      params: { message: 'Card number?', requestedSchema: { type: 'object' } },
    };
    const { tools, call } = await start(() => ({
      resultType: 'input_required',
      inputRequests: { a: ask },
      requestState: 's',
    }));
    await tools.list();
    expect(await call()).toMatchObject({ ok: false, text: expect.stringContaining('asks for more') });
    expect(count('tools/call')).toBe(1);
  });

  it('that misses a header is not called again', async () => {
    const { tools, call } = await start((message, _, response) =>
      sendJson(response, 400, { jsonrpc: '2.0', id: message.id, error: { code: -32020, message: 'No.' } }),
    );
    await tools.list();
    expect(await call()).toEqual({ ok: false, text: 'No.' });
    expect(count('tools/call')).toBe(1);
  });

  it('that rejects the secret gets the new one with the next call', async () => {
    const { tools, call, forgotten } = await start((_, request, response) =>
      request.headers.authorization === 'Bearer token-1' ? DONE : void response.writeHead(401).end(),
    );
    await tools.list();
    expect(await call()).toMatchObject({ ok: false, text: expect.stringContaining('denied access') });
    expect(forgotten).toEqual(['env:TOKEN']);
    expect(await call()).toMatchObject({ ok: true });
  });

  it('that is not ready at first is connected later', async () => {
    let ready = false;
    const { tools, pass } = await start(() => DONE, {
      first: (message, _, response) => (ready ? undefined : sendError(response, message, -32603)),
    });
    expect(await tools.list()).toEqual({ tools: [], cold: false });
    ready = true;
    pass(6000);
    expect((await tools.list()).tools).toHaveLength(1);
  });

  it('may redirect to its own origin, but not to another one', async () => {
    const elsewhere: string[] = [];
    const other = await startRpcServer(({ method }) => void elsewhere.push(method));
    let to = '/new';
    const { tools, call } = await start(() => DONE, {
      first: (_, request, response) =>
        request.url === '/new' ? undefined : void response.writeHead(307, { location: to }).end(),
    });
    await tools.list();
    expect(await call()).toMatchObject({ ok: true });
    to = other.url;
    await expect(call()).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect(elsewhere).toEqual([]);
    await other.close();
  });
});

describe('the log of a call', () => {
  it('has names, codes and times, and no content', async () => {
    const lines: unknown[][] = [];
    const note = (...line: unknown[]) => void lines.push(line);
    const log = { debug: note, info: note, warn: note, error: note };
    let broken = false;
    const { tools, call } = await start(
      (message, _, response) =>
        broken
          ? sendJson(response, 200, { jsonrpc: '2.0', id: message.id, error: { code: -32603, message: 'SECRET' } })
          : { ...DONE, content: [{ type: 'text', text: 'SECRET' }] },
      { log },
    );
    await tools.list();
    await call();
    broken = true;
    await call().catch(() => {});
    expect(lines).toEqual([
      ['tool called', { server: 'shop', tool: 'change', ms: 0, ok: true }],
      ['tool call failed', { server: 'shop', tool: 'change', ms: 0, error: 'ProtocolError' }],
    ]);
  });
});
