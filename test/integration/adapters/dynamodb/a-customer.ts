import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoAudit } from '../../../../adapters/dynamodb/audit.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDeskActions } from '../../../../adapters/dynamodb/desk-actions.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { dynamoSummaries } from '../../../../adapters/dynamodb/summaries.ts';
import { dynamoErasures } from '../../../../adapters/dynamodb/tombstones.ts';
import type { Clock } from '../../../../core/config/clock.ts';
import { hashOf, type MessageId, partitionKey, timeOfKey } from '../../../../core/config/keys.ts';
import type { Move } from '../../../../core/desk/desks.ts';
import type { JobSeed } from '../../../../core/events/job.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { PendingTurn } from '../../../../core/turn/turn.ts';
import { aCompletionInput, aDraft } from '../../../support/values.ts';
import { table } from './dynamo.ts';

export const RETENTION_DAYS = 90;

/** The hand-off of a turn, with words about the customer. */
export const handOff = (key: string): Move => ({
  ...{ id: `turn#${key}`, key, from: 'bot', version: null, to: 'waiting' },
  set: {
    waiting_since: timeOfKey(key),
    reason: 'assistant_asked',
    words: 'They are angry.',
    contact: 'ada@example.com',
  },
});

export const takeOver = (message_id: string, key: string): Move => ({
  ...{ id: `staff:ana#${message_id}`, key, from: 'waiting', version: null, to: 'human' },
  set: { waiting_since: null, assignee: { id: 'ana', name: 'Ana' } },
});

/** The stores of a table, by the writers that production has, and writes that are made of several of theirs. */
export const storesOf = (client: DynamoDBDocumentClient, clock: Clock) => {
  const options = { table, retentionDays: RETENTION_DAYS, clock };
  const conversations = dynamoConversations(client, options);
  const desks = dynamoDesks(client, options);
  const feedback = dynamoFeedback(client, options);
  const actions = dynamoDeskActions(client, table, clock);
  const quota = dynamoDailyQuota(client, table, { turns: 100, tokens: 1e6 }, clock);
  const jobs = dynamoJobs(client, table, clock);
  const audit = dynamoAudit(client, table);
  const erasures = dynamoErasures(client, table, clock);
  const summaries = dynamoSummaries(client, options);

  const keyNow = () => `${clock.now()}-a`;
  const pendingTurn = (message_id: string): PendingTurn => ({
    ...{ key: keyNow(), message_id, message: `words of ${message_id}`, started_at: clock.now() },
    ...{ status: 'pending', owner: 'me', lease: clock.now() + 125_000 },
  });
  /** What an execution writes at its beginning, and at its end. */
  const accept = async (id: MessageId): Promise<PendingTurn> => {
    const turn = pendingTurn(id.message_id);
    await quota.take(id.customer, clock.now());
    await conversations.putTurn(id, turn);
    return turn;
  };
  const commit = async (id: MessageId, turn: PendingTurn): Promise<boolean> => {
    const completed = completeTurn(
      aCompletionInput({ turn, draft: aDraft({ text: `answer to ${id.message_id}` }), now: clock.now() }),
    );
    const [committed] = await Promise.all([
      conversations.complete(id, completed, 'me'),
      conversations.noteLastTurn(id, completed, { fields: [{ name: 'tier', value: 'gold' }], at: clock.now() }),
      quota.spend(id.customer, 100),
    ]);
    return committed;
  };
  const delivery = (id: MessageId, at = clock.now()): JobSeed => ({
    ...{ kind: 'webhook', target: 'webhook#crm', id: `${at}-evt_${hashOf(id.message_id)}`, customer: id.customer },
    due_at: at,
    event: {
      ...{ type: 'conversation.returned', id: 'evt_1', timestamp: new Date(at).toISOString(), sequence: 1 },
      data: {
        ...{ customer: id.customer, conversation: id.conversation, from: null },
        by: { kind: 'customer', id: id.customer },
      },
    },
  });
  /** An item of every kind that is about a customer, in one conversation. */
  const everything = async (id: MessageId): Promise<void> => {
    const { customer, conversation, message_id } = id;
    const author = { id: 'ana', name: 'Ana' };
    await commit(id, await accept(id));
    const handed = await desks.move(id, handOff(keyNow()));
    await desks.move(id, takeOver(`take-${message_id}`, keyNow()));
    const post = { key: keyNow(), author, text: `reply about ${message_id}`, move: null } as const;
    await desks.post(id, { actor: 'staff:ana', message_id: `reply-${message_id}` }, { ...post, kind: 'reply' });
    await desks.post(id, { actor: 'staff:ana', message_id: `note-${message_id}` }, { ...post, kind: 'note' });
    await desks.post(id, { notice: post.key }, { ...post, kind: 'notice', author: null, move: 'taken_over' });
    await feedback.put(id, { turn: post.key }, { score: 1, comment: 'Bad.', at: clock.now() });
    await feedback.put(id, { episode: 1 }, { score: 5, comment: 'Good.', at: clock.now() });
    const summary = { text: `summary of ${message_id}`, up_to: post.key, made_at: clock.now(), episode: 1 };
    await summaries.put(id, 'window', summary);
    await summaries.put(id, 'handed_off', summary);
    const asked = { actor: `customer:${customer}`, message_id: `ask-${message_id}` };
    await actions.begin(asked, 'hash');
    await actions.finish(asked, JSON.stringify({ conversation: { customer, conversation } }));
    await actions.takeRequest(customer, clock.now(), 5, `ask-${message_id}`);
    const acted = { actor: 'staff:ana', message_id: `take-${message_id}` };
    await actions.begin(acted, 'hash');
    await actions.finish(acted, JSON.stringify({ conversation: { customer, conversation }, desk: handed }));
    await audit.record({
      ...{ at: clock.now(), tool: 'take_over', actor: 'staff:ana', name: 'Ana', client: null },
      ...{ customer, conversation, message_id: `take-${message_id}`, version: null },
    });
    await jobs.add([
      delivery(id),
      {
        ...{ kind: 'summary', target: `summary#${partitionKey(id)}`, id: `handed_off-${timeOfKey(keyNow())}` },
        ...{ customer, conversation, why: 'handed_off', up_to: null, due_at: clock.now() },
      },
    ]);
  };
  return {
    conversations,
    desks,
    feedback,
    actions,
    quota,
    jobs,
    audit,
    erasures,
    accept,
    commit,
    delivery,
    everything,
  };
};
