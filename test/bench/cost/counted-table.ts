import { CONVERSATIONS, IDEMPOTENCY } from '../../../local/aws/dynamodb/table-definitions.ts';
import { type Exchange, startProxy, type WirePoint } from './exchange-proxy.ts';
import { type Item, itemBytes } from './item-size.ts';

/** Units of one table as on demand bills them: reads of 4 KB, consistent, and writes of 1 KB, of which some go to the index. */
export interface TableUnits {
  reads: number;
  writes: number;
  indexWrites: number;
}

interface Call {
  readonly TableName?: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ReturnConsumedCapacity?: string;
}
interface Done {
  readonly ConsumedCapacity?: { readonly CapacityUnits: number };
}

const KB = 1024;
const READS = ['GetItem', 'Query'];
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const PREFIX = 'DynamoDB_20120810.';

/** The indexes' sort keys by table: an item stands in an index when it has the index's keys. */
const INDEX_KEYS: Readonly<Record<string, readonly string[]>> = {
  [CONVERSATIONS.TableName]: CONVERSATIONS.GlobalSecondaryIndexes[0].KeySchema.map(
    ({ AttributeName }) => AttributeName,
  ),
};
const KEYS: Readonly<Record<string, readonly string[]>> = {
  [CONVERSATIONS.TableName]: CONVERSATIONS.KeySchema.map(({ AttributeName }) => AttributeName),
  [IDEMPOTENCY.TableName]: IDEMPOTENCY.KeySchema.map(({ AttributeName }) => AttributeName),
};

export interface CountedTable extends WirePoint {
  readonly units: Map<string, TableUnits>;
  /** Bytes and items that a table holds now; an item's 100 bytes of storage overhead are not in them. */
  stored(table: string): Promise<{ bytes: number; items: number }>;
  reset(): void;
}

/** Counts request units in front of dynalite, which counts those of tables and not those of indexes. */
export const countTable = async (dynamo: string): Promise<CountedTable> => {
  const units = new Map<string, TableUnits>();
  const before = new WeakMap<object, Item | null>();
  const pending: object[] = [];

  const direct = async (operation: string, body: object): Promise<Record<string, unknown>> => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    const headers = { 'x-amz-target': PREFIX + operation, 'content-type': 'application/x-amz-json-1.0' };
    const dated = { ...headers, authorization, 'x-amz-date': '20260101T000000Z' };
    const response = await fetch(dynamo, { method: 'POST', headers: dated, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const itemOf = async (table: string, call: Call): Promise<Item | null> => {
    const from = call.Key ?? call.Item ?? {};
    const Key = Object.fromEntries((KEYS[table] ?? []).map((name) => [name, from[name]]));
    return ((await direct('GetItem', { TableName: table, Key, ConsistentRead: true })).Item as Item) ?? null;
  };
  const operationOf = ({ headers }: Pick<Exchange, 'headers'>) => String(headers['x-amz-target']).replace(PREFIX, '');

  const proxy = await startProxy(dynamo, {
    before: async (request, headers) => {
      const operation = operationOf({ headers });
      if (![...READS, ...WRITES].includes(operation)) return request;
      const call: Call = JSON.parse(request);
      const marked = { ...call, ReturnConsumedCapacity: 'TOTAL' };
      if (WRITES.includes(operation) && INDEX_KEYS[call.TableName ?? '']) {
        const marker = { text: JSON.stringify(marked) };
        pending.push(marker);
        before.set(marker, await itemOf(call.TableName ?? '', call));
      }
      return JSON.stringify(marked);
    },
    after: async (exchange) => {
      const operation = operationOf(exchange);
      if (![...READS, ...WRITES].includes(operation)) return exchange.reply;
      const call: Call = JSON.parse(exchange.request);
      const table = call.TableName ?? '';
      const counted = units.get(table) ?? { reads: 0, writes: 0, indexWrites: 0 };
      units.set(table, counted);
      const at = pending.findIndex((marker) => (marker as { text: string }).text === exchange.request);
      const [marker] = at < 0 ? [] : pending.splice(at, 1);
      const old = marker ? (before.get(marker) ?? null) : null;
      const used = (JSON.parse(exchange.reply) as Done).ConsumedCapacity?.CapacityUnits;
      if (READS.includes(operation)) counted.reads += Math.max(1, used ?? 1);
      else {
        counted.writes += used ?? Math.max(1, writeUnits(old));
        const keys = INDEX_KEYS[table];
        if (keys && exchange.status === 200) counted.indexWrites += indexUnits(keys, old, await itemOf(table, call));
      }
      return exchange.reply;
    },
  });

  return {
    ...proxy,
    units,
    stored: async (table) => {
      let [bytes, items] = [0, 0];
      let from: unknown;
      do {
        const start = from === undefined ? {} : { ExclusiveStartKey: from };
        const page = await direct('Scan', { TableName: table, ...start });
        for (const item of page.Items as Item[]) {
          bytes += itemBytes(item);
          items += 1;
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return { bytes, items };
    },
    reset: () => units.clear(),
  };
};

const writeUnits = (item: Item | null): number => (item ? Math.ceil(itemBytes(item) / KB) : 0);

/** An entry that keeps its key is written once; one whose key changes is deleted and put. */
const indexUnits = (keys: readonly string[], old: Item | null, now: Item | null): number => {
  const entry = (item: Item | null) => (item && keys.every((key) => item[key]) ? item : null);
  const [was, is] = [entry(old), entry(now)];
  const sameKey = was && is && keys.every((key) => JSON.stringify(was[key]) === JSON.stringify(is[key]));
  return sameKey ? Math.max(writeUnits(was), writeUnits(is)) : writeUnits(was) + writeUnits(is);
};
