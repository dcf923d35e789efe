import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import type { Log } from '../../../../core/observability/log.ts';
import { calling, quietLog } from '../../../support/values.ts';

const TOKEN = 'open-sesame';
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Company {
  readonly url: string;
  readonly seen: { readonly tool: string; readonly authorization: string | undefined }[];
  readonly server: Server;
  tools: string[];
  /** Handles a call instead of the server, if it is set. */
  mischief: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  text: string;
}

/** A company's server: a real MCP server that misbehaves on demand. */
const company = async (port = 0): Promise<Company> => {
  const state: Omit<Company, 'url' | 'server'> = { seen: [], tools: ['find'], mischief: null, text: 'Found.' };
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: 'company', version: '1.0.0' });
    for (const name of state.tools) {
      const inputSchema = z.object({ id: z.string(), customer_id: z.string() });
      server.registerTool(
        name,
        {
          description: `Does ${name}.`,
          inputSchema,
          annotations: { readOnlyHint: name === 'find' },
        },
        () => ({
          content: [{ type: 'text' as const, text: state.text }],
        }),
      );
    }
    return server;
  });
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { authorization } = request.headers;
    const message = JSON.parse(body.toString() || '{}');
    if (authorization !== `Bearer ${TOKEN}`) return void response.writeHead(401).end();
    if (message.method === 'tools/call') {
      state.seen.push({ tool: message.params.name, authorization });
      if (state.mischief) return state.mischief(request, response);
    }
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = await handler.fetch(new Request('http://company/mcp', { method: 'POST', headers, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  servers.push(http);
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`;
  return Object.assign(state, { url, server: http });
};

const connect = (url: string, over: { token?: string; log?: Log; now?: () => number; tools?: string[] } = {}) => {
  const secrets = { get: async () => over.token ?? TOKEN, forget: () => {} };
  const server = {
    name: 'shop',
    url,
    secret: 'env:TOKEN',
    identity: 'customer_id',
    ...(over.tools && { tools: over.tools }),
  };
  return mcpToolServers([server], secrets, { now: over.now ?? Date.now }, over.log ?? quietLog);
};
const ARGS = { id: '1', customer_id: 'ada' };

describe('a tool server', () => {
  it('lists its tools without the customer argument, and marks those that write', async () => {
    const shop = await company();
    shop.tools = ['find', 'cancel'];
    const { tools: offers } = await connect(shop.url).list();
    expect(offers.map(({ name, writes, identity }) => [name, writes, identity])).toEqual([
      ['shop__find', false, 'customer_id'],
      ['shop__cancel', true, 'customer_id'],
    ]);
    expect(JSON.stringify(offers[0]?.inputSchema)).not.toContain('customer_id');
    expect((await connect(shop.url, { tools: ['find'] }).list()).tools.map(({ tool }) => tool)).toEqual(['find']);
  });

  it('is called with its own secret, and its list is read again after the TTL', async () => {
    const shop = await company();
    let now = 0;
    const tools = connect(shop.url, { now: () => now });
    await tools.list();
    expect(await tools.call(calling('find', ARGS, 1000))).toEqual({ ok: true, text: 'Found.' });
    expect(shop.seen).toEqual([{ tool: 'find', authorization: `Bearer ${TOKEN}` }]);
    shop.tools = ['other'];
    now += 6 * 60_000;
    expect((await tools.list()).tools.map(({ tool }) => tool)).toEqual(['other']);
  });

  it('that is down or rejects the secret is left out, and logged without its own words', async () => {
    const lines: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void lines.push(line) };
    const shop = await company();
    expect(await connect(shop.url, { token: 'wrong', log }).list()).toEqual({ tools: [], cold: false });
    expect(await connect('http://127.0.0.1:9/mcp', { log }).list()).toEqual({ tools: [], cold: false });
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain('wrong');
  });

  it('that restarts is reconnected', async () => {
    const shop = await company();
    const tools = connect(shop.url, { now: Date.now });
    await tools.list();
    shop.server.closeAllConnections();
    await new Promise((resolve) => shop.server.close(resolve));
    await company(Number(new URL(shop.url).port));
    await tools.call(calling('find', ARGS, 1000)).catch(() => {});
    expect((await tools.list()).tools.map(({ tool }) => tool)).toEqual(['find']);
    expect(await tools.call(calling('find', ARGS, 1000))).toMatchObject({ ok: true });
  });
});

describe('a call', () => {
  const prepared = async (tools = ['find', 'cancel']) => {
    const shop = await company();
    shop.tools = tools;
    const client = connect(shop.url);
    await client.list();
    return { shop, call: (ms = 1000) => client.call(calling('cancel', ARGS, ms)) };
  };

  it.each([
    ['the connection breaks', (request: IncomingMessage) => void request.socket.destroy()],
    ['no response arrives', () => {}],
    ['the server fails', (_: IncomingMessage, response: ServerResponse) => void response.writeHead(500).end('oops')],
    [
      'the response breaks off',
      (_: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).write('{"jsonrpc"'),
    ],
  ])('has an unknown outcome and is not repeated when %s', async (_, mischief) => {
    const { shop, call } = await prepared();
    shop.mischief = mischief;
    await expect(call(300)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect(shop.seen).toHaveLength(1);
  });

  it('that was not sent is rejected, and says that nothing was done', async () => {
    const { shop, call } = await prepared();
    shop.server.closeAllConnections();
    await new Promise((resolve) => shop.server.close(resolve));
    expect(await call()).toMatchObject({ ok: false, text: expect.stringMatching(/Nothing was done/) });
  });

  it('returns a result without control characters', async () => {
    const { shop, call } = await prepared();
    shop.text = 'A\u0000B\u001b[31m\u202eC';
    expect((await call()).text).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('does not read more than four megabytes', async () => {
    const { shop, call } = await prepared();
    shop.text = 'x'.repeat(5_000_000);
    await expect(call(3000)).rejects.toMatchObject({ name: 'OutcomeUnknown' });
  });
});
