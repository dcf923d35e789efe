import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import type { ConversationId, MessageId } from '../../core/config/keys.ts';
import { partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';
import { isLive } from './items.ts';
import { newestEntryPages, toItem, toTurn } from './turns.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const SECONDS_A_DAY = 86_400;
const TITLE_CHARACTERS = 80;

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
  const expiry = () => seconds() + retentionDays * SECONDS_A_DAY;

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

  const get = async (id: MessageId): Promise<Record<string, unknown> | null> => {
    const key = { [PK]: partitionKey(id), [SK]: sortKeyOf(id) };
    const { Item } = await orStoreFault(() =>
      client.send(new GetCommand({ TableName: table, ...PROVEN, Key: key, ConsistentRead: true })),
    );
    return Item && isLive(Item, seconds()) ? Item : null;
  };

  return {
    newestEntries: (id) => newestEntryPages(client, table, id, clock.now()),
    putTurn: (id, turn) =>
      conditional(() =>
        client.send(
          new PutCommand({
            TableName: table,
            ...PROVEN,
            Item: { [PK]: partitionKey(id), [SK]: sortKeyOf(turn), ...toItem(turn), [TTL]: expiry() },
            ConditionExpression: 'attribute_not_exists(#pk) OR #ttl <= :now',
            ExpressionAttributeNames: { '#pk': PK, '#ttl': TTL },
            ExpressionAttributeValues: { ':now': seconds() },
          }),
        ),
      ),
    getTurn: async (id) => {
      const item = await get(id);
      return item && toTurn(item);
    },
    release: (id, owner) =>
      update(id, sortKeyOf(id), 'SET #lease = :over', '#status = :pending AND #owner = :owner', {
        over: 0,
        pending: 'pending',
        owner,
      }),
    takeOver: (id, seen, owner, lease) =>
      update(
        id,
        sortKeyOf(seen),
        'SET #owner = :owner, #lease = :lease',
        '#status = :pending AND #owner = :seenOwner AND #lease = :seenLease',
        { owner, lease, pending: 'pending', seenOwner: seen.owner, seenLease: seen.lease },
      ),
    complete: (id, { key, message, message_id, started_at, ...ending }, owner) => {
      const assignments = Object.keys(ending).map((name) => `#${name} = :${name}`);
      const mayFail = ending.status === 'answered' ? '' : ' AND #owner = :owner';
      const expression = `SET ${assignments.join(', ')} REMOVE #lease`;
      return update(id, sortKeyOf({ message_id }), expression, `#status = :pending${mayFail}`, {
        ...ending,
        pending: 'pending',
        ...(mayFail && { owner }),
      });
    },
    startAction: (id, owner, started) =>
      update(id, sortKeyOf(id), 'SET #started = :started', '#status = :pending AND #owner = :owner', {
        started,
        owner,
        pending: 'pending',
      }),
    claimAction: async (proposing, position, claimant) => {
      const claim = `claim_${position}`;
      const claimed = await update(
        proposing,
        sortKeyOf(proposing),
        `SET #${claim} = :claimant`,
        `#status = :answered AND attribute_type(#proposal, :map) AND (attribute_not_exists(#${claim}) OR (#${claim}.#turn = :turn AND #${claim}.#execution = :execution))`,
        { claimant, turn: claimant.turn, execution: claimant.execution, answered: 'answered', map: 'M' },
      );
      if (claimed) return null;
      const turn = await get(proposing);
      return String((turn?.[claim] as { turn?: string } | undefined)?.turn ?? '');
    },
    noteActions: (id, actions) =>
      update(id, sortKeyOf(id), 'SET #actions = :actions', '#status = :held AND attribute_not_exists(#actions)', {
        actions,
        held: 'held',
      }),
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
          expiry: expiry(),
          customer: id.customer,
          conversation: id.conversation,
          title: turn.message.slice(0, TITLE_CHARACTERS).toWellFormed(),
          created_at: turn.started_at,
        },
      );
    },
  };
};

const sortKeyOf = ({ message_id }: Pick<MessageId, 'message_id'>): string => `TURN#${message_id}`;

const namesIn = (expressions: string): Record<string, string> =>
  Object.fromEntries([...expressions.matchAll(/#(\w+)/g)].map(([name, bare]) => [name, bare ?? '']));
