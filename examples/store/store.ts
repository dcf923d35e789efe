import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { guard, PATH } from './guard.ts';
import { type OpenShop, openShop } from './open-shop.ts';
import { serveLoopback } from './serve-loopback.ts';
import type { Order, Return, Write } from './shop.ts';
import { TOOLS } from './tools.ts';

export interface StoreOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Demanded of every request, when it is given. */
  readonly token?: string;
  /** Where changes outlive the process; otherwise they are in memory. */
  readonly dataDir?: string;
  /** Milliseconds since 1970; the dates of the shop are moved to the day that it tells at the start. */
  readonly now?: () => number;
}

export interface Store {
  readonly url: string;
  /** As they are now. */
  readonly orders: readonly Order[];
  readonly returns: readonly Return[];
  /** Every call of a tool that writes, oldest first, and whether it was done. */
  readonly writes: readonly Write[];
  close(): Promise<void>;
}

/** A small shop as an MCP server. Throws one clear line when the port is taken or the folder holds something else. */
export const startStore = async ({ port, token, dataDir, now = Date.now }: StoreOptions): Promise<Store> => {
  const open = openShop(now, dataDir);
  const mcp = createMcpHandler(() => buildServer(open));
  const server = await serveLoopback(port, guard(mcp.fetch, token));
  return {
    url: `http://127.0.0.1:${server.port}${PATH}`,
    get orders() {
      return open.shop.orders;
    },
    get returns() {
      return open.shop.returns;
    },
    get writes() {
      return open.shop.writes;
    },
    close: async () => {
      await mcp.close();
      await server.close();
    },
  };
};

const INFO = { name: 'sample-store', title: 'Sample store', version: '1.0.0' };

const INSTRUCTIONS =
  'An online shop for kitchen and home. Every tool but find_products works on the orders of one customer, who is named by customer_id.';

/** The tools change with the program alone. */
const CACHE_HINTS = { 'tools/list': { ttlMs: 300_000, cacheScope: 'public' } } as const;

/** One request each: the shop is all that is shared. */
const buildServer = (open: OpenShop): McpServer => {
  const capabilities = { tools: { listChanged: false } };
  const server = new McpServer(INFO, { instructions: INSTRUCTIONS, capabilities, cacheHints: CACHE_HINTS });
  for (const add of TOOLS) add(server, open);
  return server;
};
