import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type ConversationId, type MessageId, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import { titleOf } from '../../core/turn/title-of.ts';
import { conversationItems, type DynamoOptions } from './conversation-item.ts';
import { dueAfter } from './desk-item.ts';
import { dueKeys } from './due-index.ts';
import { toItem, toTurn } from './entries.ts';
import { dynamoItems } from './items.ts';
import { dueOfTurn, newestEntryPages, OF_PENDING, turnKey } from './turns.ts';

const { partitionKey: SHARD, sortKey: DUE_AT } = CONVERSATIONS_TABLE.dueIndex;
const DUE_KEYS = `#${SHARD} = :${SHARD}, #${DUE_AT} = :${DUE_AT}`;

/**
 * The port's conditions as conditional writes: each write changes one item, and there are no transactions. A write may be sent twice: the second
 * is refused or changes nothing, and the protocol then reads what is stored (docs/architecture.md §4).
 */
export const dynamoConversations = (client: DynamoDBDocumentClient, options: DynamoOptions): Conversations => {
  const { table, clock } = options;
  const items = dynamoItems(client, table, clock);
  const list = conversationItems(client, options);

  /** Attribute names are marked by `#`, keys of `values` by `:`. */
  const update = (
    id: ConversationId,
    turn: Pick<MessageId, 'message_id'>,
    expression: string,
    condition: string,
    values: object,
  ) => items.update(partitionKey(id), turnKey(turn), { expression, condition, values: { ...values } });
  const get = (id: MessageId) => items.get(partitionKey(id), turnKey(id));

  return {
    newestEntries: (id) => newestEntryPages(client, table, id, clock.now()),
    putTurn: (id, turn) =>
      items.putIfAbsent(partitionKey(id), turnKey(turn), {
        ...{ ...toItem(turn), ...dueKeys(partitionKey(id), dueOfTurn(turn.lease)) },
        ...list.expiry(),
      }),
    getTurn: async (id) => {
      const item = await get(id);
      return item && toTurn(item);
    },
    release: (id, owner) =>
      update(id, id, `SET #lease = :over, #${DUE_AT} = :due`, '#status = :pending AND #owner = :owner', {
        ...{ over: 0, due: dueOfTurn(clock.now()), pending: 'pending', owner },
      }),
    takeOver: (id, seen, owner, lease) =>
      update(
        id,
        seen,
        `SET #owner = :owner, #lease = :lease, ${DUE_KEYS}`,
        '#status = :pending AND #owner = :seenOwner AND #lease = :seenLease',
        {
          ...{ owner, lease, ...dueKeys(partitionKey(id), dueOfTurn(lease)) },
          ...{ pending: 'pending', seenOwner: seen.owner, seenLease: seen.lease },
        },
      ),
    complete: (id, { key, message, message_id, started_at, ...ending }, owner) => {
      const assignments = Object.keys(ending).map((name) => `#${name} = :${name}`);
      const mayFail = ending.status === 'answered' ? '' : ' AND #owner = :owner';
      const expression = `SET ${assignments.join(', ')} REMOVE ${OF_PENDING}`;
      return update(id, { message_id }, expression, `#status = :pending${mayFail}`, {
        ...ending,
        pending: 'pending',
        ...(mayFail && { owner }),
      });
    },
    startAction: (id, owner, started) =>
      update(id, id, 'SET #started = :started', '#status = :pending AND #owner = :owner', {
        started,
        owner,
        pending: 'pending',
      }),
    claimAction: async (proposing, position, claimant) => {
      const claim = `claim_${position}`;
      const claimed = await update(
        proposing,
        proposing,
        `SET #${claim} = :claimant`,
        `#status = :answered AND attribute_type(#proposal, :map) AND (attribute_not_exists(#${claim}) OR (#${claim}.#turn = :turn AND #${claim}.#execution = :execution))`,
        { claimant, turn: claimant.turn, execution: claimant.execution, answered: 'answered', map: 'M' },
      );
      if (claimed) return null;
      const turn = await get(proposing);
      return String((turn?.[claim] as { turn?: string } | undefined)?.turn ?? '');
    },
    noteActions: (id, actions) =>
      update(
        id,
        id,
        'SET #actions = :actions, #acted_at = :now',
        '#status = :held AND attribute_not_exists(#actions)',
        { actions, now: clock.now(), held: 'held' },
      ),
    // A hand-off in the turn has set its key already.
    noteLastTurn: async (id, { key, status, answered_at, message, started_at }, profile) => {
      await list.changeOrCreate(id, {
        set: { last_key: key, status, updated_at: answered_at, ...(profile && { profile }) },
        // The clock moves it, so that a turn writes nothing to the index of what is due.
        first: { title: titleOf(message), created_at: started_at, ...dueAfter(id, { to: 'bot' }, clock.now()) },
        raises: false,
        conditions: ['attribute_not_exists(#last_key) OR #last_key <= :last_key'],
        values: {},
      });
    },
  };
};
