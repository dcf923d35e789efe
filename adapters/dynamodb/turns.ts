import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { type ConversationId, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { PendingMessage } from '../../core/desk/desks.ts';
import type { HistoryEntry, Transcripts } from '../../core/turn/conversations.ts';
import { isPost, keyOf, toEntry, toHistoryEntry, toStoredTurn } from './entries.ts';
import type { Item } from './items.ts';
import { firstOf, livePages } from './queries.ts';

const { partitionKey: PK, sortKey: SK, orderIndex, dueIndex } = CONVERSATIONS_TABLE;
const PAGE = 100;
const TURN = 'TURN#';

export const turnKey = ({ message_id }: { readonly message_id: string }): string => `${TURN}${message_id}`;

/** The attributes that a turn loses when it ends. */
export const OF_PENDING = `#lease, #${dueIndex.partitionKey}, #${dueIndex.sortKey}`;

/** When the clock looks at a pending turn, by the end of its lease: its client has a minute to repeat the message. Epoch milliseconds. */
export const dueOfTurn = (lease: number): number => lease + REPEAT_MS;
const REPEAT_MS = 60_000;

type Range = readonly ['<' | '>' | '>=' | '=', key: string] | null;

/** Behind the keys of turns and posts, and in front of the summary. */
const END = '~';
/** Sorts behind a key, and in front of the next one. */
const behind = (key: string): string => `${key}!`;

const conditionOf = ([comparison, key]: NonNullable<Range>) => {
  if (comparison === '<' || comparison === '=') return { test: `#at ${comparison} :key`, values: { ':key': key } };
  const values = { ':key': comparison === '>' ? behind(key) : key, ':end': END };
  return { test: '#at BETWEEN :key AND :end', values };
};

/** The turns and posts of a conversation in their order, consistently; with the summary for null. */
const byOrder = (table: string, id: ConversationId, range: Range): QueryCommandInput => {
  const within = range && conditionOf(range);
  return {
    TableName: table,
    IndexName: orderIndex.name,
    ConsistentRead: true,
    KeyConditionExpression: `#pk = :pk${within ? ` AND ${within.test}` : ''}`,
    ExpressionAttributeNames: { '#pk': PK, ...(within && { '#at': orderIndex.sortKey }) },
    ExpressionAttributeValues: { ':pk': partitionKey(id), ...within?.values },
  };
};
/** All turns and posts. */
const ALL: Range = ['<', END];

const NEWEST_FIRST = { ScanIndexForward: false } as const;

/** Entries as the index has them, which is all that the context needs. */
export async function* newestEntryPages(
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  now: number,
): AsyncGenerator<readonly HistoryEntry[]> {
  const query = { ...byOrder(table, id, null), ...NEWEST_FIRST, Limit: PAGE };
  for await (const page of livePages(client, query, now)) yield page.map((item) => toHistoryEntry(item, now));
}

/** The pending turns of the key `from` or a later one, oldest first, from all pages. */
export const pendingTurns = async (
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  from: string | null,
  now: number,
): Promise<readonly PendingMessage[]> => {
  const query = byOrder(table, id, from === null ? ALL : ['>=', from]);
  const pages = livePages(
    client,
    {
      ...query,
      FilterExpression: '#status = :pending',
      ExpressionAttributeNames: { ...query.ExpressionAttributeNames, '#status': 'status' },
      ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':pending': 'pending' },
    },
    now,
  );
  return (await Array.fromAsync(pages)).flat().map((item) => ({
    message_id: String(item[SK]).slice(TURN.length),
    key: keyOf(item),
    message: String(item.message),
  }));
};

/** Whether an action was started for the turn whose result it does not have. */
export const isActing = (turn: Item): boolean => 'started' in turn && !('actions' in turn);

/** Key of the newest turn or post; null if there is none. */
export const newestKey = async (
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  now: number,
): Promise<string | null> => {
  const { items } = await firstOf(client, { ...byOrder(table, id, ALL), ...NEWEST_FIRST }, 1, now);
  return items[0] ? keyOf(items[0]) : null;
};

/** The index's entry of the turn with a key; null if it has none. */
export const turnAt = async (
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  key: string,
  now: number,
): Promise<Item | null> => {
  const { items } = await firstOf(client, byOrder(table, id, ['=', key]), 1, now);
  return items.find((item) => !isPost(item)) ?? null;
};

/** Whole turns and posts for people to read. The index has only a part of them: DynamoDB fetches the rest from the table. */
export const dynamoTranscripts = (client: DynamoDBDocumentClient, table: string, clock: Clock): Transcripts => {
  const whole = (query: QueryCommandInput, limit: number) =>
    firstOf(client, { ...query, Select: 'ALL_ATTRIBUTES' }, limit, clock.now());
  const entries = async (query: QueryCommandInput, limit: number) => {
    const { items, more } = await whole(query, limit);
    return { entries: items.map(toEntry), more };
  };
  /** Without posts, which have a kind. */
  const turns = async (query: QueryCommandInput, limit: number) => {
    const names = { ...query.ExpressionAttributeNames, '#kind': 'kind' };
    const filter = { FilterExpression: 'attribute_not_exists(#kind)', ExpressionAttributeNames: names };
    const { items } = await whole({ ...query, ...filter }, limit);
    return items.map(toStoredTurn);
  };
  return {
    page: (id, limit, before) =>
      entries({ ...byOrder(table, id, before === null ? ALL : ['<', before]), ...NEWEST_FIRST }, limit),
    since: (id, limit, after) => entries(byOrder(table, id, ['>', after]), limit),
    turns: (id, limit) => turns({ ...byOrder(table, id, ALL), ...NEWEST_FIRST }, limit),
    turn: async (id, key) => (await turns(byOrder(table, id, ['=', key]), 1))[0] ?? null,
  };
};
