import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { mayHaveChanged, type ProposalResult } from '../../core/actions/proposal.ts';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { ConversationId, Transcripts } from '../../core/turn/conversations.ts';
import { partitionKey } from '../../core/turn/keys.ts';
import { type HistoryTurn, Turn } from '../../core/turn/turn.ts';
import { orStoreFault, PROVEN } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const PAGE = 100;

type Item = Readonly<Record<string, unknown>>;

/** Whether an item has not expired. Every read checks it, because DynamoDB deletes expired items days late. */
export const isLive = (item: Item, nowSeconds: number): boolean => Number(item[TTL] ?? Infinity) > nowSeconds;

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

const newestFirst = (table: string, id: ConversationId, before: string): QueryCommandInput => ({
  TableName: table,
  ConsistentRead: true,
  ScanIndexForward: false,
  KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :first AND :last',
  ExpressionAttributeNames: { '#pk': PK, '#sk': SK },
  ExpressionAttributeValues: { ':pk': partitionKey(id), ':first': 'TURN#', ':last': before },
});

/** The attributes that the context needs. */
const NAMES: Readonly<Record<string, string>> = {
  '#key': 'key',
  '#message': 'message',
  '#status': 'status',
  '#answer': 'answer',
  '#answered': 'answered_at',
  '#tokens': 'tokens',
  '#model': 'model',
  '#route': 'route',
  '#from': 'context_from',
  '#ttl': TTL,
  '#proposal': 'proposal',
  '#started': 'started',
  '#lease': 'lease',
  '#actions': 'actions',
  '#lookups': 'lookups',
};

export async function* newestTurnPages(
  client: DynamoDBDocumentClient,
  table: string,
  id: ConversationId,
  now: number,
): AsyncGenerator<readonly HistoryTurn[]> {
  const query = newestFirst(table, id, '~');
  const projected = {
    ...query,
    Limit: PAGE,
    ProjectionExpression: Object.keys(NAMES).join(', '),
    ExpressionAttributeNames: { ...query.ExpressionAttributeNames, ...NAMES },
  };
  for await (const page of livePages(client, projected, now)) yield page.map((item) => toHistoryTurn(item, now));
}

/** A failed turn has no answer of a model, so later turns only see its message. */
const toHistoryTurn = (item: Item, now: number): HistoryTurn => {
  const [answered, pending] = [item.status === 'answered', item.status === 'pending'];
  const actions = item.actions as ProposalResult | null | undefined;
  const started = pending ? ((item.started as ProposalResult | undefined) ?? null) : null;
  const route = item.route as { escalated?: boolean } | undefined;
  return {
    key: String(item.key),
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
    changed_at: started ? now : actions && mayHaveChanged(actions) ? Number(item.answered_at) : null,
  };
};

/** Whole turns for people to read. */
export const dynamoTranscripts = (client: DynamoDBDocumentClient, table: string, clock: Clock): Transcripts => ({
  page: async (id, limit, before) => {
    const turns: Turn[] = [];
    const query = newestFirst(table, id, before === null ? 'TURN#~' : `TURN#${before}`);
    for await (const page of livePages(client, { ...query, Limit: limit + 2 }, clock.now())) {
      turns.push(...page.filter(({ key }) => key !== before).map((item) => Turn.parse(item)));
      if (turns.length > limit) break;
    }
    return { turns: turns.slice(0, limit), more: turns.length > limit };
  },
});
