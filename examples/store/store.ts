import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import type { JSONWebKeySet } from 'jose';
import { forCustomer } from './for-customer.ts';
import { guard, PATH } from './guard.ts';
import { serveLoopback } from './serve-loopback.ts';
import { type OpenShop, openShop } from './shop/open-shop.ts';
import type { Order, Return, Write } from './shop/shop.ts';
import { TOOLS } from './tools.ts';
import { customerVerifier } from './verify-customer.ts';

export interface StoreOptions {
  /** 0 selects a free port. */
  readonly port: number;
  /** If set, every request must carry it as bearer token. */
  readonly token?: string;
  /** If set, a token signed with one of these keys must name the customer of each call, and no tool has an argument for the customer. */
  readonly customerKeys?: JSONWebKeySet;
  /** The store's URL as clients know it, for which those tokens must be; by default the one on loopback. */
  readonly publicUrl?: string;
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
export const startStore = async (options: StoreOptions): Promise<Store> => {
  const { port, token, customerKeys, publicUrl, dataDir, now = Date.now } = options;
  const open = openShop(now, dataDir);
  const mcp = createMcpHandler(({ authInfo }) =>
    buildServer(open, customerKeys ? (authInfo?.clientId ?? null) : undefined),
  );
  const serveFor = (request: Request, customer: string | null) =>
    mcp.fetch(request, customer === null ? {} : { authInfo: { clientId: customer, token: '', scopes: [] } });
  const url = (): string => `http://127.0.0.1:${server.port}${PATH}`;
  const serve = customerKeys
    ? forCustomer(
        serveFor,
        customerVerifier(customerKeys, () => publicUrl ?? url()),
      )
    : mcp.fetch;
  const server = await serveLoopback(port, guard(serve, token));
  return {
    url: url(),
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
  'An online shop for kitchen and home. Every tool but find_products works on the data of one customer.';

/** The tools change only with the program. */
const CACHE_HINTS = { 'tools/list': { ttlMs: 300_000, cacheScope: 'public' } } as const;

/** Builds a server for one request; requests share only the shop. */
const buildServer = (open: OpenShop, customer: string | null | undefined): McpServer => {
  const capabilities = { tools: { listChanged: false } };
  const server = new McpServer(INFO, { instructions: INSTRUCTIONS, capabilities, cacheHints: CACHE_HINTS });
  for (const add of TOOLS) add(server, open, customer);
  return server;
};
