import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { startSessionServer } from '../../support/session-server.ts';
import { OPERATIONS, type Tool } from './operations.ts';
import { Declined, openShop, type ShopState } from './shop.ts';

/** One call of a tool, as it reached the shop. */
export interface ShopCall {
  readonly tool: Tool;
  readonly arguments: Readonly<Record<string, string>>;
}

type Kind = 'read' | 'harmless' | 'destructive';

/** The tools as the server declares them: kind, arguments beside the customer's, and the preview in `_meta`. */
const TOOLS: Readonly<Record<Tool, readonly [kind: Kind, args: string, preview?: Tool]>> = {
  find_orders: ['read', ''],
  get_order: ['read', 'order_id'],
  find_products: ['read', 'words'],
  get_bookings: ['read', ''],
  preview_exchange: ['read', 'product_id new_product_id'],
  preview_cancellation: ['read', 'booking_id'],
  change_address: ['harmless', 'order_id address'],
  add_card: ['harmless', 'order_id text'],
  add_item: ['harmless', 'order_id product_id'],
  move_booking: ['harmless', 'booking_id day'],
  book_course: ['harmless', 'course day'],
  exchange_item: ['destructive', 'order_id product_id new_product_id'],
  cancel_order: ['destructive', 'order_id'],
  cancel_booking: ['destructive', 'booking_id', 'preview_cancellation'],
  find_customer: ['read', 'email'],
  recall_order: ['destructive', 'order_id'],
};
/** They have no argument for the customer, so no model may be offered them. */
export const WITHOUT_CUSTOMER: readonly Tool[] = ['find_customer', 'recall_order'];

export const isWrite = (tool: Tool): boolean => TOOLS[tool][0] !== 'read';

const ANNOTATIONS = {
  read: { readOnlyHint: true },
  harmless: { readOnlyHint: false, destructiveHint: false },
  // A server that says nothing may destroy.
  destructive: {},
};

export interface ShopServer {
  readonly url: string;
  readonly state: () => ShopState;
  /** All calls since the shop was opened anew, in the order in which they arrived. */
  readonly calls: () => readonly ShopCall[];
  /** Forgets what every conversation before has done. */
  openAnew(): void;
  close(): Promise<void>;
}

/** The shop's own MCP server, made with the official SDK. */
export const startShopServer = async (): Promise<ShopServer> => {
  let state = openShop();
  let calls: ShopCall[] = [];
  const register = (server: McpServer) => {
    for (const [name, [kind, args, preview]] of Object.entries(TOOLS)) {
      const tool = name as Tool;
      const names = [...args.split(' ').filter(Boolean), ...(WITHOUT_CUSTOMER.includes(tool) ? [] : ['customer_id'])];
      const inputSchema = Object.fromEntries(names.map((each) => [each, z.string()]));
      const annotations = ANNOTATIONS[kind];
      const config = { inputSchema, annotations, ...(preview && { _meta: { 'frontdesk/preview': preview } }) };
      server.registerTool(tool, config, (given) => {
        const call = { tool, arguments: given as ShopCall['arguments'] };
        calls.push(call);
        return answer(() => OPERATIONS[tool](state, call.arguments));
      });
    }
  };
  const { url, close } = await startSessionServer(register);
  return {
    url,
    close,
    state: () => state,
    calls: () => calls,
    openAnew: () => {
      state = openShop();
      calls = [];
    },
  };
};

const answer = (operation: () => string) => {
  try {
    return { content: [{ type: 'text' as const, text: operation() }] };
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
};
