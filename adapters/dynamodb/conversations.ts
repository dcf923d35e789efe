import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { ConversationId, Conversations } from '../../core/turn/conversations.ts';
import { partitionKey, timeOfKey } from '../../core/turn/keys.ts';
import { Turn } from '../../core/turn/turn.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';
import { isLive, newestTurnPages } from './turns.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const SECONDS_A_DAY = 86_400;
const TITLE_CHARACTERS = 80;
const ABSENT_OR_EXPIRED = 'attribute_not_exists(#pk) OR #ttl <= :now';

export interface DynamoOptions {
  readonly table: string;
  readonly retentionDays: number;
  readonly clock: Clock;
}

/**
 * The port's conditions as conditional writes: each write changes one item, and there are no transactions. A write may be sent twice: the second
 * is refused or changes nothing, and the protocol then reads what is stored (docs/architecture.md §4).
 */
export const dynamoConversations = (client: DynamoDBDocumentClient, options: DynamoOptions): Conversations => {
  const { table, retentionDays, clock } = options;
  const seconds = () => Math.floor(clock.now() / 1000);
  const retention = retentionDays * SECONDS_A_DAY;
  /** A turn never outlives its pointer, or a repeat would be answered twice. The extra day is for a turn that is stored later than its pointer. */
  const pointerExpiry = (key: string) => Math.floor(timeOfKey(key) / 1000) + SECONDS_A_DAY + retention;

  const putIfAbsent = (id: ConversationId, sortKey: string, item: object): Promise<boolean> =>
    conditional(() =>
      client.send(
        new PutCommand({
          TableName: table,
          ...PROVEN,
          Item: { [PK]: partitionKey(id), [SK]: sortKey, ...item },
          ConditionExpression: ABSENT_OR_EXPIRED,
          ExpressionAttributeNames: { '#pk': PK, '#ttl': TTL },
          ExpressionAttributeValues: { ':now': seconds() },
        }),
      ),
    );

  const get = async (id: ConversationId, sortKey: string): Promise<Record<string, unknown> | null> => {
    const key = { [PK]: partitionKey(id), [SK]: sortKey };
    const { Item } = await orStoreFault(() =>
      client.send(new GetCommand({ TableName: table, ...PROVEN, Key: key, ConsistentRead: true })),
    );
    return Item && isLive(Item, seconds()) ? Item : null;
  };

  const update = (id: ConversationId, sortKey: string, expression: string, condition: string, values: object) =>
    conditional(() =>
      client.send(
        new UpdateCommand({
          TableName: table,
          ...PROVEN,
          Key: { [PK]: partitionKey(id), [SK]: sortKey },
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(expression + condition),
          ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([k, v]) => [`:${k}`, v])),
        }),
      ),
    );

  return {
    newestTurns: (id) => newestTurnPages(client, table, id, clock.now()),
    putPointer: (id, messageId, pointer) =>
      putIfAbsent(id, `MESSAGE#${messageId}`, { ...pointer, [TTL]: pointerExpiry(pointer.key) }),
    getPointer: async (id, messageId) => {
      const item = await get(id, `MESSAGE#${messageId}`);
      return item && { key: String(item.key), hash: String(item.hash) };
    },
    putTurn: (id, turn) =>
      putIfAbsent(id, `TURN#${turn.key}`, {
        ...turn,
        [TTL]: Math.min(seconds() + retention, pointerExpiry(turn.key)),
      }),
    getTurn: async (id, key) => {
      const item = await get(id, `TURN#${key}`);
      return item && Turn.parse(item);
    },
    release: (id, key, owner) =>
      update(id, `TURN#${key}`, 'SET #lease = :over', '#status = :pending AND #owner = :owner', {
        over: 0,
        pending: 'pending',
        owner,
      }),
    takeOver: (id, seen, owner, lease) =>
      update(
        id,
        `TURN#${seen.key}`,
        'SET #owner = :owner, #lease = :lease',
        '#status = :pending AND #owner = :seenOwner AND #lease = :seenLease',
        { owner, lease, pending: 'pending', seenOwner: seen.owner, seenLease: seen.lease },
      ),
    complete: (id, { key, message, message_id, started_at, ...ending }, owner) => {
      const assignments = Object.keys(ending).map((name) => `#${name} = :${name}`);
      const mayFail = ending.status === 'answered' ? '' : ' AND #owner = :owner';
      return update(id, `TURN#${key}`, `SET ${assignments.join(', ')} REMOVE #lease`, `#status = :pending${mayFail}`, {
        ...ending,
        pending: 'pending',
        ...(mayFail && { owner }),
      });
    },
    startAction: (id, turn, owner, started) =>
      update(id, `TURN#${turn}`, 'SET #started = :started', '#status = :pending AND #owner = :owner', {
        started,
        owner,
        pending: 'pending',
      }),
    claimAction: async (id, proposing, position, claimant) => {
      const sortKey = `TURN#${proposing}`;
      const claim = `claim_${position}`;
      const claimed = await update(
        id,
        sortKey,
        `SET #${claim} = :claimant`,
        `#status = :answered AND attribute_type(#proposal, :map) AND (attribute_not_exists(#${claim}) OR (#${claim}.#turn = :turn AND #${claim}.#execution = :execution))`,
        { claimant, turn: claimant.turn, execution: claimant.execution, answered: 'answered', map: 'M' },
      );
      if (claimed) return null;
      const turn = await get(id, sortKey);
      return String((turn?.[claim] as { turn?: string } | undefined)?.turn ?? '');
    },
    noteLastTurn: async (id, turn, opens) => {
      // An expired item may still exist, with the title of an earlier conversation.
      const first = (name: string) => (opens ? `:${name}` : `if_not_exists(#${name}, :${name})`);
      await update(
        id,
        '~CONVERSATION',
        `SET #last_key = :key, #status = :status, #updated_at = :now, #${TTL} = :expiry, #customer = :customer, #conversation = :conversation, #title = ${first('title')}, #created_at = ${first('created_at')}`,
        'attribute_not_exists(#last_key) OR #last_key < :key',
        {
          key: turn.key,
          status: turn.status,
          now: turn.answered_at,
          expiry: seconds() + retention,
          customer: id.customer,
          conversation: id.conversation,
          title: turn.message.slice(0, TITLE_CHARACTERS).toWellFormed(),
          created_at: turn.started_at,
        },
      );
    },
  };
};

const namesIn = (expressions: string): Record<string, string> =>
  Object.fromEntries([...expressions.matchAll(/#(\w+)/g)].map(([name, bare]) => [name, bare ?? '']));
