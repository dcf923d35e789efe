import { afterEach, describe, expect, it, vi } from 'vitest';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import { sendJson } from '../../../support/http-stand-in.ts';
import { greet, type RpcServer, startRpcServer } from '../../../support/rpc-server.ts';
import { calling, quietLog } from '../../../support/values.ts';

const MINUTE = 60_000;
const servers: RpcServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const tool = (name: string) => ({ name, inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } });

/** A server with one tool. It answers requests of its list, leaves them open, or fails. */
const startCompany = async (name: string) => {
  const open: Array<(status: number) => void> = [];
  const company = { tool: name, lists: 'answered' as 'answered' | 'open' | 'failed', session: 's-1' };
  const server = await startRpcServer((message, { headers }, response) => {
    if (greet(message, response, company.session)) return undefined;
    if (headers['mcp-session-id'] !== company.session) return void response.writeHead(404).end();
    if (message.method === 'tools/call') return { content: [{ type: 'text', text: 'Seen.' }] };
    const answer = (status: number) =>
      sendJson(response, status, { jsonrpc: '2.0', id: message.id, result: { tools: [tool(company.tool)] } });
    if (company.lists === 'open') open.push(answer);
    else answer(company.lists === 'answered' ? 200 : 500);
    return undefined;
  });
  servers.push(server);
  const requested = () => server.seen.filter((method) => method === 'tools/list').length;
  const answerOpen = (status = 200) => {
    for (const answer of open.splice(0)) answer(status);
  };
  return Object.assign(company, { url: server.url, requested, answerOpen });
};
type Company = Awaited<ReturnType<typeof startCompany>>;

const connect = (...companies: Company[]) => {
  let now = 0;
  const lines: unknown[][] = [];
  const entries = companies.map(({ url }, at) => ({ name: at === 0 ? 'shop' : 'crm', url, identity: 'customer_id' }));
  const tools = mcpToolServers(
    entries,
    { get: async () => '', forget: () => {} },
    { now: () => now },
    { ...quietLog, warn: (...line) => void lines.push(line) },
  );
  return {
    tools,
    lines,
    pass: (ms: number) => {
      now += ms;
    },
    list: async (patienceMs?: number) => {
      const { tools: offers, cold } = await tools.list(patienceMs);
      return [...offers.map((offer) => offer.tool), ...(cold ? ['cold'] : [])];
    },
  };
};

describe('a list that is known', () => {
  it('is the same array until a server gives another one', async () => {
    const { tools, pass } = connect(await startCompany('look'), await startCompany('find'));
    const { tools: first } = await tools.list();
    expect((await tools.list()).tools).toBe(first);
    pass(2 * MINUTE);
    const { tools: second } = await tools.list();
    expect([second === first, second]).toEqual([false, first]);
  });

  it('is used while the server takes its time to give a newer one, which is used as soon as it is there', async () => {
    const company = await startCompany('look');
    const { pass, list } = connect(company);
    await list();
    pass(2 * MINUTE);
    company.lists = 'open';
    expect(await list(1)).toEqual(['look']);
    await vi.waitFor(() => expect(company.requested()).toBe(2));
    expect(await list(1)).toEqual(['look']);
    expect(company.requested()).toBe(2);
    company.tool = 'inspect';
    company.answerOpen();
    await vi.waitFor(async () => expect(await list(1)).toEqual(['inspect']));
  });

  it('is kept when the server fails, which is asked again after five seconds', async () => {
    const company = await startCompany('look');
    const { lines, pass, list } = connect(company);
    await list();
    company.lists = 'failed';
    pass(2 * MINUTE);
    expect(await list()).toEqual(['look']);
    expect(lines).toEqual([['tool list not refreshed', { server: 'shop', error: expect.any(String) }]]);
    Object.assign(company, { lists: 'answered', tool: 'inspect' });
    pass(4999);
    expect(await list()).toEqual(['look']);
    pass(1);
    expect(await list()).toEqual(['inspect']);
  });

  it('is not used when it is more than ten minutes old', async () => {
    const company = await startCompany('look');
    const { lines, pass, list } = connect(company);
    await list();
    company.lists = 'failed';
    pass(10 * MINUTE);
    expect(await list()).toEqual(['look']);
    pass(5000);
    expect(await list()).toEqual([]);
    expect(lines.map(([message]) => message)).toEqual(['tool list not refreshed', 'tool server left out']);
    pass(5000);
    company.lists = 'open';
    expect(await list(1)).toEqual(['cold']);
  });

  it('is used after a restart of the server until the new one is there', async () => {
    const company = await startCompany('look');
    const { tools, list } = connect(company);
    await list();
    Object.assign(company, { session: 's-2', lists: 'open' });
    expect(await tools.call(calling('look', {}, 5000))).toEqual({ ok: true, text: 'Seen.' });
    expect(await list(1)).toEqual(['look']);
    await vi.waitFor(() => expect(company.requested()).toBe(2));
    company.tool = 'inspect';
    company.answerOpen();
    expect(await list()).toEqual(['inspect']);
  });
});

describe('a list that is not known', () => {
  it('of a slow server is cold, waited for once, and then left out for five seconds or until it is there', async () => {
    const [slow, other] = [await startCompany('look'), await startCompany('find')];
    const { lines, pass, list } = connect(slow, other);
    slow.lists = 'open';
    await vi.waitFor(async () => expect(await list(1)).toEqual(['find', 'cold']));
    expect(await list(2000)).toEqual(['find']);
    expect(lines).toEqual([['tool server left out', { server: 'shop', error: 'TimeoutError' }]]);
    pass(4999);
    expect(await list()).toEqual(['find']);
    pass(1);
    expect(await list(1)).toEqual(['find', 'cold']);
    slow.answerOpen();
    expect(await list()).toEqual(['look', 'find']);
    expect([slow.requested(), lines.length]).toEqual([1, 1]);
  });

  it('of a server that hangs is given up at its time limit, and requested again after five seconds', async () => {
    const company = await startCompany('look');
    const { lines, pass, list } = connect(company);
    company.lists = 'open';
    expect(await list()).toEqual([]);
    expect(lines).toEqual([['tool server left out', { server: 'shop', error: 'TimeoutError' }]]);
    company.lists = 'answered';
    pass(4999);
    expect(await list()).toEqual([]);
    pass(1);
    expect(await list()).toEqual(['look']);
  });

  it.each([
    ['and the request failed', 6000, 500],
    ['and the answer is too old to be used', 11 * MINUTE, 200],
  ])('is requested again in the same call when the sandbox was frozen, %s', async (_, frozenMs, status) => {
    const company = await startCompany('look');
    const { lines, pass, list } = connect(company);
    company.lists = 'open';
    expect(await list(1)).toEqual(['cold']);
    await vi.waitFor(() => expect(company.requested()).toBe(1));
    pass(frozenMs);
    company.lists = 'answered';
    const waiting = list();
    company.answerOpen(status);
    expect(await waiting).toEqual(['look']);
    expect([company.requested(), lines]).toEqual([2, []]);
  });
});
