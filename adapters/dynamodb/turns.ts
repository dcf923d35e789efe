import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { mayHaveChanged, type ProposalResult } from '../../core/actions/proposal.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { ConversationId } from '../../core/config/keys.ts';
import { partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Post } from '../../core/desk/desk.ts';
import type { Entry, Transcripts } from '../../core/turn/conversations.ts';
import { type HistoryTurn, Turn } from '../../core/turn/turn.ts';
import { orStoreFault, PROVEN } from './faults.ts';
import { type Item, isLive } from './items.ts';

const { partitionKey: PK, orderIndex } = CONVERSATIONS_TABLE;
const PAGE = 100;
/** Keys begin with a digit. */
const AFTER_EVERY_KEY = '~';

/** The items of a query that have not expired, page by page. A page is only read on demand, and may be read twice. */
export async function* livePages(
  client: DynamoDBDocumentClient,
  query: QueryCommandInput,
  now: number,
): AsyncGenerator<readonly Item[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const start = from && { ExclusiveStartKey: from };
    const page = await orStoreFault(() => client.send(new QueryCommand({ ...query, ...PROVEN, ...start })));
    yield (page.Items ?? []).filter((item) => isLive(item, Math.floor(now / 1000)));
    from = page.LastEvaluatedKey;
  } while (from);
}

/** A turn's key is the sort key of the index by order, under that index's name for it. */
export const toItem = ({ key, ...turn }: Turn): Item => ({ [orderIndex.sortKey]: key, ...turn });

const toPost = (item: Item): Post => Post.parse({ ...item, key: item[orderIndex.sortKey] });

const toEntry = (item: Item): Entry =>
  'kind' in item ? toPost(item) : { ...toTurn(item), execution: typeof item.owner === 'string' ? item.owner : null };

export const toTurn = (item: Item): Turn => Turn.parse({ ...item, key: item[orderIndex.sortKey] });

const newestFirst = (table: string, id: ConversationId, before = AFTER_EVERY_KEY): QueryCommandInput => ({
  TableName: table,
  IndexName: orderIndex.name,
  ConsistentRead: true,
  ScanIndexForward: false,
  KeyConditionExpression: '#pk = :pk AND #at < :before',
  ExpressionAttributeNames: { '#pk': PK, '#at': orderIndex.sortKey },
  ExpressionAttributeValues: { ':pk': partitionKey(id), ':before': before },
});

/** Turns as the index has them, which is all that the context needs. */
export async function* newestEntryPages(
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  now: number,
): AsyncGenerator<readonly (HistoryTurn | Post)[]> {
  const query = { ...newestFirst(table, id), Limit: PAGE };
  for await (const page of livePages(client, query, now))
    yield page.map((item) => ('kind' in item ? toPost(item) : toHistoryTurn(item, now)));
}

/** A failed turn has no answer of a model, so later turns only see its message. */
const toHistoryTurn = (item: Item, now: number): HistoryTurn => {
  const [answered, pending] = [item.status === 'answered', item.status === 'pending'];
  const actions = item.actions as ProposalResult | null | undefined;
  const started =
    pending || (item.status === 'held' && !actions) ? ((item.started as ProposalResult | undefined) ?? null) : null;
  const route = item.route as { escalated?: boolean } | undefined;
  return {
    key: String(item[orderIndex.sortKey]),
    message: String(item.message),
    answer: answered ? String(item.answer) : null,
    answered_at: (item.answered_at as number | undefined) ?? null,
    tokens: answered ? (item.tokens as HistoryTurn['tokens']) : null,
    model: answered ? (item.model as string | null) : null,
    escalated: route?.escalated === true,
    context_from: (item.context_from as string | undefined) ?? null,
    proposal: answered ? ((item.proposal as HistoryTurn['proposal'] | undefined) ?? null) : null,
    started,
    may_run: pending && Number(item.lease) > now,
    told: actions?.proposal.id ?? null,
    lookups: (item.lookups as HistoryTurn['lookups'] | undefined) ?? [],
    held: item.status === 'held',
    posts: [],
    changed_at: started ? now : actions && mayHaveChanged(actions) ? Number(item.answered_at) : null,
  };
};

/** Whole turns for people to read. The index has only a part of them: DynamoDB fetches the rest from the table. */
export const dynamoTranscripts = (client: DynamoDBDocumentClient, table: string, clock: Clock): Transcripts => ({
  page: async (id, limit, before) => {
    const entries: Entry[] = [];
    const query = {
      ...newestFirst(table, id, before ?? undefined),
      Select: 'ALL_ATTRIBUTES',
      Limit: limit + 1,
    } as const;
    for await (const page of livePages(client, query, clock.now())) {
      entries.push(...page.map(toEntry));
      if (entries.length > limit) break;
    }
    return { entries: entries.slice(0, limit), more: entries.length > limit };
  },
  since: async (id, limit, after) => {
    const entries: Entry[] = [];
    const query = {
      TableName: table,
      IndexName: orderIndex.name,
      ConsistentRead: true,
      Select: 'ALL_ATTRIBUTES',
      Limit: limit + 1,
      KeyConditionExpression: '#pk = :pk AND #at > :after',
      ExpressionAttributeNames: { '#pk': PK, '#at': orderIndex.sortKey },
      ExpressionAttributeValues: { ':pk': partitionKey(id), ':after': after },
    } as const;
    for await (const page of livePages(client, query, clock.now())) {
      entries.push(...page.map(toEntry));
      if (entries.length > limit) break;
    }
    return { entries: entries.slice(0, limit), more: entries.length > limit };
  },
});
