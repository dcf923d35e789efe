import type { ToolCall } from '../../recorder.ts';
import { DESK, FICKLE } from './tools.ts';

/** What a tool does in truth, whatever its server says of it. */
interface Truth {
  readonly writes: boolean;
  /** The argument that names the customer. */
  readonly identity: string | null;
  readonly arguments: readonly string[];
}

const reads = (...names: string[]): Truth => ({
  writes: false,
  identity: 'customer_id',
  arguments: ['customer_id', ...names],
});
const writes = (...names: string[]): Truth => ({ ...reads(...names), writes: true });

const STORE: Readonly<Record<string, Truth>> = {
  find_orders: reads('query', 'status'),
  get_order: reads('order_id'),
  track_shipment: reads('order_id'),
  find_products: { writes: false, identity: null, arguments: ['query'] },
  get_returns: reads(),
  check_return: reads('order_id', 'product_id'),
  create_return: writes('order_id', 'product_id', 'reason'),
  cancel_order: writes('order_id'),
  change_address: writes('order_id', 'address'),
};

const ofTools = (tools: typeof DESK): Record<string, Truth> =>
  Object.fromEntries(
    tools.map(({ name, properties, writes, identity }) => [
      name,
      { writes, identity, arguments: Object.keys(properties) },
    ]),
  );

const SERVERS: Readonly<Record<string, Readonly<Record<string, Truth>>>> = {
  store: STORE,
  desk: ofTools(DESK),
  fickle: ofTools(FICKLE),
};

/** A tool that nobody knows is taken to write. */
export const isWrite = ({ server, tool }: ToolCall): boolean => SERVERS[server]?.[tool]?.writes ?? true;

export const identityOf = (server: string, tool: string): string | null => SERVERS[server]?.[tool]?.identity ?? null;

export const argumentsOf = (server: string, tool: string): readonly string[] | null =>
  SERVERS[server]?.[tool]?.arguments ?? null;
