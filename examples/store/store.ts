import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { guard, PATH } from './guard.ts';
import { serveLoopback } from './serve-loopback.ts';
import { type OpenShop, openShop } from './shop/open-shop.ts';
import type { Order, Return, Write } from './shop/shop.ts';
import { TOOLS } from './tools.ts';

export interface StoreOptions {
  /** 0 selects a free port. */
  readonly port: number;
  /** If set, every request must carry it as bearer token. */
  readonly token?: string;
  /** Folder for changes; by default they are in memory. */
  readonly dataDir?: string;
  /** Milliseconds since 1970; at the start, the shop's dates are shifted to this day. */
  readonly now?: () => number;
}

export interface Store {
  readonly url: string;
  /** The current orders. */
  readonly orders: readonly Order[];
  readonly returns: readonly Return[];
  /** Every call of a tool that writes with its outcome, oldest first. */
  readonly writes: readonly Write[];
  close(): Promise<void>;
}

/** A small shop as an MCP server. Throws a one-line error when the port is in use or the folder contains no valid store. */
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

/** The tools change only with the program. */
const CACHE_HINTS = { 'tools/list': { ttlMs: 300_000, cacheScope: 'public' } } as const;

/** Builds a server for one request; requests share only the shop. */
const buildServer = (open: OpenShop): McpServer => {
  const capabilities = { tools: { listChanged: false } };
  const server = new McpServer(INFO, { instructions: INSTRUCTIONS, capabilities, cacheHints: CACHE_HINTS });
  for (const add of TOOLS) add(server, open);
  return server;
};
