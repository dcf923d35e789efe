import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDeskActions } from '../../../../adapters/dynamodb/desk-actions.ts';
import { dynamoDeskQueue } from '../../../../adapters/dynamodb/desk-queue.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import { type ConversationId, nextTurnKey } from '../../../../core/config/keys.ts';
import { admit } from '../../../../core/desk/admit.ts';
import type { Actor, Desk } from '../../../../core/desk/desk.ts';
import { handOff, handOffId } from '../../../../core/desk/hand-off.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { holdPending } from '../../../../handlers/turn/desk/hold-pending.ts';
import { moveConversation } from '../../../../handlers/turn/desk/move-conversation.ts';
import { postEntry } from '../../../../handlers/turn/desk/post-entry.ts';
import { storeFeedback } from '../../../../handlers/turn/desk/store-feedback.ts';
import { holdTurn } from '../../../../handlers/turn/hold-turn.ts';
import type { DeskRequest } from '../../../../statemachines/desk-contract.ts';
import {
  aCompletionInput,
  aContext,
  anAcceptedTurn,
  anAction,
  aPlaybook,
  aProposal,
  aRequest,
  aRoute,
  endless,
  noMetrics,
} from '../../../support/values.ts';

const EXECUTION = { execution: 'me' };
const GOING_BACK = 'Back to the assistant, please';

const person = (id: string): Actor => ({ kind: 'staff', id, name: id.toUpperCase() });
const ACTORS = {
  ana: person('ana'),
  ben: person('ben#1 %'),
  crm: { kind: 'machine', id: 'crm', name: 'CRM' },
} as const;

/** What can happen to a conversation. `n` chooses among its variants. */
export const EVENTS_OF_LIFE = [
  ...['message', 'message', 'message', 'hand_off', 'left_pending', 'acting', 'back_by_message'],
  ...['take_over', 'take_next', 'reply', 'note', 'transfer', 'give_back', 'close', 'reopen', 'repeat'],
  ...['ask_for_person', 'return_to_assistant', 'close_conversation', 'rate_answer', 'rate_episode'],
  ...['overdue', 'requeue', 'close_silent', 'pass', 'clock_set_back'],
] as const;
export type EventOfLife = (typeof EVENTS_OF_LIFE)[number];

interface Its {
  readonly now: () => number;
  readonly pass: (ms: number) => void;
}

/** A conversation in a table, through the steps and adapters that run in AWS, one write after the other. */
export const conversationLife = (client: DynamoDBDocumentClient, table: string, id: ConversationId, its: Its) => {
  const clock = { now: its.now };
  const options = { table, retentionDays: 1, clock };
  const desks = dynamoDesks(client, options);
  const conversations = dynamoConversations(client, options);
  const actions = dynamoDeskActions(client, table, clock);
  let made = 0;
  const random = () => (made++).toString(16).padStart(6, '0');
  const playbook = () => aPlaybook();
  const MoveConversation = moveConversation({
    ...{
      desks,
      tickets: desks,
      actions,
      queue: dynamoDeskQueue(client, table, clock),
      budget: endless,
      conversations,
      playbook,
    },
    ...{ clock, metrics: noMetrics, random },
  });
  const HoldPending = holdPending(desks, clock);
  const PostEntry = postEntry(desks, conversations, playbook, clock, random);
  const StoreFeedback = storeFeedback(dynamoFeedback(client, options));
  const HoldTurn = holdTurn(conversations, desks, noMetrics, clock);
  /** Keys of moves that no notice tells of: the turn does, or nobody. */
  const untold: Array<readonly [move: string, key: string]> = [];
  /** Keys of transfers from the assistant to a team: they are hand-offs. */
  const handedOver = new Set<string>();
  const answers: string[] = [];
  let last: DeskRequest | null = null;

  const act = async (request: DeskRequest): Promise<void> => {
    last = request;
    const moved = { ...(await MoveConversation({ request }, EXECUTION)), spans: [] };
    if (moved.outcome !== 'done') return;
    const fence = moved.fence ? { ...(await HoldPending({ request, move: moved }, EXECUTION)), spans: [] } : null;
    await PostEntry({ request, move: moved, fence }, EXECUTION);
    if (request.feedback) await StoreFeedback({ request, move: moved }, EXECUTION);
  };
  const asking = (action: DeskRequest['action'], actor: Actor, over: Partial<DeskRequest> = {}): DeskRequest => ({
    ...{ action, actor, conversation: id, message_id: `act-${made++}`, client: null, teams: null, version: null },
    ...{ text: null, team: null, languages: [], resolution: null, contact: null, feedback: null },
    ...{ started_at: clock.now(), deadline: clock.now() + 60_000 },
    ...over,
  });
  const customer: Actor = { kind: 'customer', id: id.customer, name: '' };
  const byStaff = async (action: DeskRequest['action'], n: number, over: Partial<DeskRequest> = {}) => {
    const actor = Object.values(ACTORS)[n % 3] ?? ACTORS.ana;
    await act(asking(action, actor, { version: (await desks.get(id)).version, ...over }));
  };
  const nextKey = async () => nextTurnKey(clock.now(), await desks.newestKey(id), random());

  /** A message up to where the assistant would answer it: null if a person has it. */
  const arrive = async (message = 'Where is my order?') => {
    const accepted = { key: await nextKey(), message_id: `m-${made++}`, message, started_at: clock.now() };
    const at = { ...id, message_id: accepted.message_id };
    await conversations.putTurn(id, { ...accepted, status: 'pending', owner: 'me', lease: clock.now() + 1000 });
    if ((await admit(desks, id, accepted.key)).runs) return { accepted, at };
    const { state } = await desks.get(id);
    const request = aRequest({ ...at, message });
    const turn = anAcceptedTurn({ key: accepted.key, disposition: 'hold' });
    const { disposition } = await HoldTurn({ request, turn }, EXECUTION);
    if (disposition !== 'run') return null;
    if (state === 'waiting') untold.push(['returned', accepted.key]);
    return { accepted, at };
  };
  type Arrived = NonNullable<Awaited<ReturnType<typeof arrive>>>;
  const complete = async ({ accepted }: Arrived, n: number, done: ProposalResult | null = null): Promise<void> => {
    const context = aContext({ from: n % 3 === 0 ? (answers[0] ?? null) : null });
    const input = aCompletionInput({
      turn: accepted,
      context,
      route: aRoute({ failed: n % 5 === 4 }),
      now: clock.now(),
    });
    const turn = { ...completeTurn(input), actions: done };
    if (await conversations.complete(id, turn, 'me')) answers.push(accepted.key);
    await conversations.noteLastTurn(id, turn, null);
  };
  const results = (key: string, n: number): ProposalResult => ({
    proposal: aProposal(key, anAction(), anAction({ tool: 'create_return' })),
    results: [{ outcome: 'done', text: 'R-1' } as const, { outcome: 'unknown', text: '' } as const].slice(
      0,
      1 + (n % 2),
    ),
  });
  const byClock = async (name: string, from: Desk['state'], to: Desk['state'], set: (desk: Desk) => Partial<Desk>) => {
    const desk = await desks.get(id);
    if (desk.state !== from) return null;
    const key = await nextKey();
    const name_ = `clock:clock#${name}-${desk.version}`;
    await desks.move(id, { id: name_, key, from, version: desk.version, to, set: set(desk) });
    return key;
  };
  const tell = async (key: string | null, move: 'overdue' | 'requeued') => {
    if (key === null) return;
    const sequence = (await desks.get(id)).version;
    await desks.post(
      id,
      { notice: key },
      { key: await nextKey(), kind: 'notice', author: null, text: move, move, sequence },
    );
  };

  const happen: Readonly<Record<EventOfLife, (n: number) => Promise<unknown>>> = {
    message: async (n) => {
      const arrived = await arrive();
      if (arrived) await complete(arrived, n, n % 4 === 1 ? results(arrived.accepted.key, n) : null);
    },
    hand_off: async (n) => {
      const arrived = await arrive('I want a person.');
      if (!arrived) return;
      const { key } = arrived.accepted;
      const { moved } = await handOff(desks, endless, id, {
        ...{ id: handOffId(key), key, reason: 'asked_for_human', words: null, team: 'support', network: null },
        ...{ risk: { score: 40, reasons: [] }, language: 'en', sentiment: { label: 'neutral', score: 0 } },
        now: clock.now(),
      });
      if (moved) untold.push(['handed_off', key]);
      await complete(arrived, n);
    },
    left_pending: () => arrive(),
    // A person takes the conversation while its action runs.
    acting: async (n) => {
      const arrived = await arrive();
      if (!arrived) return;
      const started = results(arrived.accepted.key, n);
      await conversations.startAction(arrived.at, 'me', { ...started, results: [] });
      await byStaff('take_over', n);
      await conversations.noteActions(arrived.at, started);
      await conversations.noteActions(arrived.at, started);
    },
    back_by_message: async (n) => {
      const arrived = await arrive(GOING_BACK);
      if (arrived) await complete(arrived, n);
    },
    take_over: (n) => byStaff('take_over', n),
    take_next: (n) => byStaff('take_next', n, { conversation: null }),
    reply: (n) => byStaff('reply', n, { text: 'I look at it.' }),
    note: (n) => byStaff('note', n, { text: 'Looks fine.' }),
    transfer: async (n) => {
      const { state, move } = await desks.get(id);
      await byStaff('transfer', n, { team: n % 2 ? 'billing' : 'support' });
      const after = (await desks.get(id)).move?.key;
      if (state === 'bot' && after && after !== move?.key) handedOver.add(after);
    },
    give_back: (n) => byStaff('give_back', n),
    close: (n) => byStaff('close', n, { resolution: (['solved', 'not_solved', 'spam'] as const)[n % 3] ?? null }),
    reopen: (n) => byStaff('reopen', n),
    repeat: async () => last && act(last),
    ask_for_person: (n) => act(asking('ask_for_person', customer, { contact: n % 2 ? `ada-${n}@example.com` : null })),
    return_to_assistant: () => act(asking('return_to_assistant', customer)),
    close_conversation: () => act(asking('close_conversation', customer)),
    // Nobody rates twice in a millisecond.
    rate_answer: async (n) => {
      its.pass(1);
      const turn = answers[n % Math.max(1, answers.length)];
      if (turn) await act(asking('give_feedback', customer, { feedback: { turn, score: 1 + (n % 5), comment: null } }));
    },
    rate_episode: async (n) => {
      its.pass(1);
      await act(asking('give_feedback', customer, { feedback: { turn: null, score: 1 + (n % 5), comment: 'Fine' } }));
    },
    overdue: async () =>
      tell(
        (await desks.get(id)).overdue_since === null
          ? await byClock('overdue', 'waiting', 'waiting', () => ({ overdue_since: clock.now() }))
          : null,
        'overdue',
      ),
    requeue: async () =>
      tell(
        await byClock('requeued', 'human', 'waiting', () => ({ assignee: null, waiting_since: clock.now() })),
        'requeued',
      ),
    close_silent: async () => {
      const key = await byClock('quiet', 'bot', 'closed', ({ closed, episode, episode_from: from }) => ({
        closed: [
          {
            ...{ episode, from, closed_at: clock.now(), by: { kind: 'clock', id: 'clock', name: '' } as const },
            ...{ to: `${String(clock.now()).padStart(13, '0')}-z`, resolution: 'assumed' as const },
          },
          ...closed,
        ],
        closed_key: `${String(clock.now()).padStart(13, '0')}-z`,
      }));
      if (key) untold.push(['closed', key]);
    },
    pass: async (n) => its.pass(1 + n * 977),
    clock_set_back: async (n) => its.pass(-n),
  };
  return { happen, untold, handedOver };
};
