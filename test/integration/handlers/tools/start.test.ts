import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { startFunction } from '../../../../local/aws/lambda/function.ts';
import { startPlaybook } from '../../../../local/playbook/start.ts';
import { type Answer, greet, startRpcServer } from '../../../support/rpc-server.ts';
import { aRequest } from '../../../support/values.ts';

const playbook = startPlaybook('ecommerce', () => {});
afterAll(() => playbook.close());
const opened: Array<{ close(): Promise<void> }> = [];
afterEach(async () => {
  for (const part of opened.splice(0).reverse()) await part.close();
});

const LIST = JSON.stringify({ step: 'ListTools', execution: 'e', state: { request: aRequest(), tools: null } });

/** The tools function with one server, which lists its tools as the test says. */
const start = async (list: Answer) => {
  const server = await startRpcServer((message, request, response) =>
    greet(message, response) ? undefined : list(message, request, response),
  );
  const lines: string[] = [];
  const tools = await startFunction({
    name: 'frontdesk-tools',
    entry: new URL('../../../../handlers/tools/index.ts', import.meta.url),
    environment: { TOOL_SERVERS: JSON.stringify([{ name: 'store', url: server.url }]), PLAYBOOK: playbook.file },
    timeoutMs: 10_000,
    onLog: (line) => void lines.push(line),
  });
  opened.push(server, tools);
  return {
    server,
    tools,
    warnings: () => lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'WARN'),
  };
};

describe('the tools function', () => {
  it('lists the tools when it is imported, once, and names those that are missing', async () => {
    const inputSchema = { type: 'object', properties: { customer_id: { type: 'string' } } };
    const { server, tools, warnings } = await start(() => ({
      tools: [{ name: 'find_products', inputSchema, annotations: { readOnlyHint: true } }],
    }));
    await vi.waitFor(() => expect(warnings()).toHaveLength(2), 5000);
    expect(warnings()).toMatchObject([
      { message: 'tools not offered', tools: expect.stringContaining('store.') },
      { message: 'profile left out', tools: 'store.get_customer' },
    ]);
    expect(JSON.parse(await tools.invoke(LIST))).toMatchObject({ offered: [{ tool: 'find_products' }], cold: false });
    expect(server.seen.filter((method) => method === 'tools/list')).toHaveLength(1);
  });

  it('starts and answers without a server that fails', async () => {
    const { tools, warnings } = await start((_, __, response) => void response.writeHead(500).end());
    await vi.waitFor(() => expect(warnings()).toHaveLength(3), 5000);
    const left = ['tool server left out', 'tools not offered', 'profile left out'];
    expect(warnings().map(({ message }) => message)).toEqual(left);
    expect(JSON.parse(await tools.invoke(LIST))).toMatchObject({ offered: [] });
  });
});
