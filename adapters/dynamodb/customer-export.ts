import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { actionKey, conversationOf, dailyQuotaKey, jobKeys } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { CustomerExport, ExportedItem } from '../../core/privacy/customer-export.ts';
import { sizeOf } from '../../core/text/json.ts';
import type { Item } from './items.ts';
import { livePages } from './queries.ts';

const { partitionKey: PK, sortKey: SK, customerIndex, dueIndex } = CONVERSATIONS_TABLE;
const { partitionKey: CUSTOMER, sortKey: LAST } = customerIndex;
/** Items of one read: a page of the export has few more than fit. Partitions that many customers share are read by the megabyte. */
const READ = 50;
/** A page ends behind the partition that is read then. Those that many customers share may be hundreds of MB, with nothing of this one. */
const MAX_MS = 5000;
const HIDDEN: readonly string[] = [PK, SK, dueIndex.partitionKey, dueIndex.sortKey, 'stamp'];
const KINDS = [
  ['TURN#', 'turn'],
  ['POST#', 'post'],
  ['NOTICE#', 'notice'],
  ['FEEDBACK#', 'feedback'],
  ['~CONVERSATION', 'conversation'],
  ['~SUMMARY', 'summary'],
  ['DAY#', 'quota'],
  ['ACT#', 'act'],
] as const;

/** An item is found again by the partition that was read, the conversation's place in the customer's list, and its sort key; null for the beginning of a partition. */
type Position = readonly [part: number, listed: string | null, sk: string | null];

/** Reads partitions one after the other: those with a key of their own, then the conversations in the order of their last messages. */
export const dynamoCustomerExport = (
  client: DynamoDBDocumentClient,
  table: string,
  /** The names of the receivers of webhooks. */
  endpoints: readonly string[],
  clock: Clock,
): CustomerExport => {
  const partition = (pk: string, after: string | null, customer: string | null) =>
    livePages(
      client,
      {
        TableName: table,
        ConsistentRead: true,
        ...(customer === null && { Limit: READ }),
        KeyConditionExpression: `#pk = :pk${after === null ? '' : ' AND #sk > :sk'}`,
        ...(customer !== null && { FilterExpression: '#customer = :customer' }),
        ExpressionAttributeNames: {
          '#pk': PK,
          ...(after !== null && { '#sk': SK }),
          ...(customer !== null && { '#customer': CUSTOMER }),
        },
        ExpressionAttributeValues: {
          ':pk': pk,
          ...(after !== null && { ':sk': after }),
          ...(customer !== null && { ':customer': customer }),
        },
      },
      clock.now(),
    );
  const conversations = (customer: string, from: string | null) =>
    livePages(
      client,
      {
        TableName: table,
        IndexName: customerIndex.name,
        KeyConditionExpression: '#customer = :customer AND #last >= :from',
        ProjectionExpression: '#pk, #last',
        ExpressionAttributeNames: { '#customer': CUSTOMER, '#last': LAST, '#pk': PK },
        // Every key sorts after a space.
        ExpressionAttributeValues: { ':customer': customer, ':from': from ?? ' ' },
      },
      clock.now(),
    );

  /** Null at the end of a partition. */
  const items = async function* (
    customer: string,
    from: Position | null,
  ): AsyncGenerator<readonly [Item | null, Position]> {
    const [start = 0, listed = null, behind = null] = from ?? [];
    const own = [dailyQuotaKey(customer), actionKey(`customer:${customer}`)];
    const shared = endpoints.flatMap((name) => jobKeys(`webhook#${name}`));
    const keys = [...own, ...shared];
    for (const [part, pk] of keys.entries()) {
      if (part < start) continue;
      const pages = partition(pk, part === start ? behind : null, part < own.length ? null : customer);
      for await (const page of pages) for (const item of page) yield [item, [part, null, String(item[SK])]];
      yield [null, [part + 1, null, null]];
    }
    for await (const page of conversations(customer, listed))
      for (const { [PK]: pk, [LAST]: last } of page) {
        const isHalfRead = last === listed;
        for await (const entries of partition(String(pk), isHalfRead ? behind : null, null))
          for (const item of entries) yield [item, [keys.length, String(last), String(item[SK])]];
      }
  };

  return {
    page: async (customer, after, maxBytes) => {
      const page: ExportedItem[] = [];
      let bytes = 0;
      let last: Position | null = null;
      const until = clock.now() + MAX_MS;
      for await (const [item, position] of items(customer, after === null ? null : (JSON.parse(after) as Position))) {
        if (item === null) {
          if (clock.now() >= until) return { items: page, position: JSON.stringify(position) };
          continue;
        }
        const shown = toExported(item);
        bytes += sizeOf(shown);
        if (last !== null && bytes > maxBytes) return { items: page, position: JSON.stringify(last) };
        page.push(shown);
        last = position;
      }
      return { items: page, position: null };
    },
  };
};

const toExported = (item: Item): ExportedItem => ({
  kind: kindOf(item),
  conversation_id: conversationOf(String(item[PK]))?.conversation ?? null,
  data: Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => (HIDDEN.includes(name) ? [] : [[name, asJson(value)]])),
  ),
});

const kindOf = (item: Item): string =>
  KINDS.find(([prefix]) => String(item[SK]).startsWith(prefix))?.[1] ??
  (item.kind === 'webhook' ? 'delivery' : 'other');

/** The table has sets, too. */
const asJson = (value: unknown): unknown => (value instanceof Set ? [...value] : value);
