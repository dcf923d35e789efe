import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import type { Item } from './item-size.ts';
import { type Call, startRecordingProxy } from './recording-proxy.ts';
import { tableUnits, type WriteUnits } from './table-units.ts';

/** Requests that make or look for the table; a run does not pay for them. */
/** What a write may return: an update is asked for the whole item here, which its caller overlooks. */
const COUNTABLE: readonly unknown[] = [undefined, 'NONE', 'ALL_NEW'];
const SETUP = ['CreateTable', 'DescribeTable'];
const REJECTED = 'ConditionalCheckFailedException';

interface Request {
  readonly TableName: string;
  readonly Key: Item;
  readonly Item?: Item;
  readonly IndexName?: string;
  readonly Select?: string;
  readonly ConsistentRead?: boolean;
  readonly ProjectionExpression?: string;
  readonly FilterExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

const units = tableUnits(CONVERSATIONS);

/**
 * Counts the request units and stored bytes of the conversations in front of dynalite, which leaves out those of indexes and of fetches.
 * A call that it cannot count fails. All writes of the items must pass it, one item's one after the other.
 */
export const startTableCounter = async (dynamo: string) => {
  const counts = {
    reads: 0,
    writes: 0,
    indexWrites: { ...units.written(null, null).indexes } as Record<string, number>,
    storedBytes: 0,
  };
  const count = ({ table, indexes }: WriteUnits) => {
    counts.writes += table;
    for (const [index, used] of Object.entries(indexes))
      counts.indexWrites[index] = (counts.indexWrites[index] ?? 0) + used;
  };

  const written = new Map<string, Item>();

  const write = async ({ operation, send }: Call, request: Request) => {
    const key = request.Item ? units.keyOf(request.Item) : request.Key;
    const old = written.get(JSON.stringify(key)) ?? (await itemAt(send, key));
    const asked = operation === 'UpdateItem' ? { ...request, ReturnValues: 'ALL_NEW' } : request;
    const answer = await send(JSON.stringify(asked));
    if (isRejected(answer)) {
      count(units.rejected(old));
      return answer;
    }
    const item: Item = request.Item ?? parsed(answer).Attributes;
    written.set(JSON.stringify(key), item);
    count(units.written(old, item));
    counts.storedBytes += units.stored(item) - units.stored(old);
    return answer;
  };

  const read = async ({ operation, body, send }: Call, request: Request) => {
    const passed = operation === 'GetItem' ? [await itemAt(send, request.Key)] : await passedBy(send, request);
    const fetched = isFetching(request)
      ? await Promise.all(passed.map((entry) => itemAt(send, units.keyOf(entry ?? {}))))
      : [];
    counts.reads += units.read(present(passed), present(fetched), request.ConsistentRead === true);
    const answer = await send(body);
    parsed(answer);
    return answer;
  };

  const proxy = await startRecordingProxy(dynamo, (call) => {
    const { operation, body, send } = call;
    if (SETUP.includes(operation)) return send(body);
    const request: Request & { readonly ReturnValues?: string } = JSON.parse(body);
    if (request.TableName === CONVERSATIONS.TableName && COUNTABLE.includes(request.ReturnValues)) {
      if (['GetItem', 'Query'].includes(operation)) return read(call, request);
      if (['PutItem', 'UpdateItem'].includes(operation)) return write(call, request);
    }
    throw new Error(`Cannot count ${operation}: ${body}`);
  });
  return { ...proxy, counts: () => structuredClone(counts) };
};

const present = (items: readonly (Item | null)[]): Item[] => items.filter((item) => item !== null);

const isRejected = ({ status, text }: { status: number; text: string }): boolean =>
  status === 400 && String(JSON.parse(text).__type).endsWith(REJECTED);

const parsed = ({ status, text }: { status: number; text: string }) => {
  if (status !== 200) throw new Error(`Cannot count a call that fails: ${text}`);
  return JSON.parse(text);
};

const itemAt = async (send: Call['send'], Key: Item): Promise<Item | null> => {
  const get = { TableName: CONVERSATIONS.TableName, Key, ConsistentRead: true };
  return parsed(await send(JSON.stringify(get), 'GetItem')).Item ?? null;
};

/** The items of the table, or the entries of the index, that a query reads. What it leaves out of its answer is read, too. */
const passedBy = async (send: Call['send'], request: Request): Promise<Item[]> => {
  const { ProjectionExpression, FilterExpression, Select, ExpressionAttributeNames = {}, ...query } = request;
  if (FilterExpression !== undefined) throw new Error(`Cannot count the filter ${FilterExpression}`);
  const used = new Set<string>(query.KeyConditionExpression?.match(/#\w+/g));
  const names = Object.entries(ExpressionAttributeNames).filter(([name]) => used.has(name));
  const whole = { ...query, ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) }) };
  return parsed(await send(JSON.stringify(whole), 'Query')).Items;
};

const isFetching = ({ IndexName, Select, ProjectionExpression, ExpressionAttributeNames = {} }: Request): boolean => {
  if (IndexName === undefined) return false;
  if (Select === 'ALL_ATTRIBUTES') return units.fetches(IndexName, 'all');
  const paths = ProjectionExpression?.split(',').map((path) => path.trim().replace(/[.[].*$/, '')) ?? [];
  return units.fetches(
    IndexName,
    paths.map((name) => ExpressionAttributeNames[name] ?? name),
  );
};
