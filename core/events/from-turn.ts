import { type ConversationId, conversationOf } from '../config/keys.ts';
import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { nameOf } from '../tools/policy/is-allowed.ts';
import { type CompletedTurn, type HeldTurn, Turn } from '../turn/turn.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change, Image } from './change.ts';
import { event, soon } from './images.ts';
import type { JobSeed } from './job.ts';

const AT = CONVERSATIONS_TABLE.orderIndex.sortKey;
const MICRO = 1e6;

/** The turn, if this change ended it or changed a held one; otherwise null. */
const ending = ({ old, new: image }: Change): CompletedTurn | HeldTurn | null => {
  const turn = toTurn(image);
  if (!turn || turn.status === 'pending') return null;
  return turn.status === 'held' || old?.status !== turn.status ? turn : null;
};

const toTurn = (image: Image | null): Turn | null => image && Turn.parse({ ...image, key: image[AT] });

export const turnEvents = (change: Change): readonly StoredEvent[] => {
  const [id, turn] = [conversationOf(change.pk), ending(change)];
  if (!id || !turn) return [];
  return turn.status === 'held'
    ? [...held(change, id, turn), ...outcomes(change, id, turn, Number(change.new?.acted_at ?? turn.held_at))]
    : [settled(change, id, turn), ...outcomes(change, id, turn, turn.answered_at)];
};

const settled = (change: Change, { customer, conversation }: ConversationId, turn: CompletedTurn): StoredEvent => {
  const { key, message_id, status, route, model, usage, sentiment, knowledge_gap, handoff, tools } = turn;
  const mark = { which: key, at: turn.answered_at, sequence: null };
  return event(change, 'turn.settled', mark, {
    ...{ customer, conversation, turn: key, message_id, status, model, sentiment, knowledge_gap },
    ...{ tier: route.tier, escalated: route.escalated, fallback: route.fallback },
    ...{ input_tokens: usage.input_tokens, output_tokens: usage.output_tokens, cost_usd: usage.cost_micro_usd / MICRO },
    handoff: handoff.requested ? handoff.reason : null,
    // A model calls a tool by its name with two underscores.
    tools: tools.map(({ tool, ok }) => ({ tool: tool.replace('__', '.'), ok })),
    ms: turn.answered_at - turn.started_at,
  });
};

/** Once, and not again when the outcome of its actions is noted. */
const held = (change: Change, { customer, conversation }: ConversationId, turn: HeldTurn): readonly StoredEvent[] => {
  if (change.old?.status === 'held') return [];
  const { key, message_id, held_at: at, sequence: version } = turn;
  const mark = { which: key, at, sequence: version === undefined ? null : 2 * version };
  return [event(change, 'message.held', mark, { customer, conversation, turn: key, message_id })];
};

/** The outcome of each action that was begun. A held turn gets them later. */
const outcomes = (
  change: Change,
  { customer, conversation }: ConversationId,
  { key: turn, actions }: CompletedTurn | HeldTurn,
  at: number,
): readonly StoredEvent[] => {
  if (!actions || change.old?.actions) return [];
  const { proposal, results } = actions;
  return results.flatMap(({ outcome }, position) => {
    const action = proposal.actions[position];
    if (!action) return [];
    const mark = { which: `${turn}/${position}`, at, sequence: null };
    return event(change, 'action.completed', mark, {
      ...{ customer, conversation, turn, proposal: proposal.id, tool: nameOf(action), position, outcome },
    });
  });
};

/** If the context window left out the beginning of the conversation, a job that summarizes that part for the next turns. */
export const summaryOfWindow = (change: Change): readonly JobSeed[] => {
  const turn = ending(change);
  const id = conversationOf(change.pk);
  if (!id || !turn || turn.status === 'held' || turn.context_from === null) return [];
  const { context_from: up_to } = turn;
  return [
    {
      ...{ kind: 'summary', why: 'window', up_to, conversation: id.conversation, customer: id.customer },
      ...{ target: `summary#${change.pk}`, id: `${up_to}-window`, due_at: soon(change, turn.answered_at) },
    },
  ];
};
