import * as z from 'zod/mini';
import { ActionResult, type ProposalResult } from '../../../core/actions/proposal.ts';
import { isoTimeOf } from '../../../core/config/keys.ts';
import { Person, Post } from '../../../core/desk/desk.ts';
import { Feedback, type GivenFeedback } from '../../../core/desk/feedback.ts';
import { indented } from '../../../core/text/plain-text.ts';
import { ChatResult, toChatResult } from '../../../core/turn/chat-result.ts';
import { type Entry, isPost } from '../../../core/turn/conversations.ts';
import type { CompletedTurn, Turn } from '../../../core/turn/turn.ts';

/** The cost of an answer, and its sources. */
const Receipt = z.extend(
  z.pick(ChatResult, {
    ...{ model: true, route: true, sentiment: true, usage: true, handoff: true, citations: true },
    ...{ knowledge_gap: true, tools: true, fault: true },
  }),
  { total_ms: z.number() },
);

/** `not_begun`: nothing was changed. */
export const OUTCOMES = z.enum([...ActionResult.shape.outcome.options, 'under_way', 'not_begun']);

/** What the customer said of an answer or an episode. The comment is their words. */
export const ShownFeedback = z.extend(z.omit(Feedback, { at: true }), { at: z.string() });

export const showFeedback = (feedback: Feedback | undefined): z.infer<typeof ShownFeedback> | null =>
  feedback ? { ...feedback, at: isoTime(feedback.at) } : null;

const ShownTurn = z.object({
  type: z.literal('turn'),
  turn_id: z.string(),
  message_id: z.string(),
  /** `held`: a person answers it. `pending`: the assistant works on it, or an execution died and the message was not repeated. */
  status: z.enum(['pending', 'answered', 'failed', 'held']),
  sent_at: z.string(),
  message: z.string(),
  answer: z.nullable(z.string()),
  receipt: z.nullable(Receipt),
  /** Lookups of the assistant, newest first. */
  lookups: z.array(z.object({ tool: z.string(), asked: z.string(), came_back: z.string(), at: z.string() })),
  /** Actions to which the customer consented. */
  actions: z.array(
    z.object({
      title: z.string(),
      tool: z.string(),
      arguments: z.record(z.string(), z.unknown()),
      outcome: OUTCOMES,
      came_back: z.string(),
    }),
  ),
  feedback: z.nullable(ShownFeedback),
  trace: z.object({ execution: z.nullable(z.string()), states: ChatResult.shape.timings.shape.states }),
});

const ShownPost = z.object({
  type: z.literal('post'),
  id: z.string(),
  kind: Post.shape.kind,
  /** Null where code speaks. */
  author: z.nullable(Person),
  move: Post.shape.move,
  text: z.string(),
  at: z.string(),
});

/** A turn with its receipt, lookups and trace, or a reply, a note or a notice. Times are ISO 8601. */
export const ShownEntry = z.union([ShownTurn, ShownPost]);
export type ShownEntry = z.infer<typeof ShownEntry>;

export const showEntry = (entry: Entry, { turns }: Pick<GivenFeedback, 'turns'>): ShownEntry => {
  if (isPost(entry)) {
    const { key, ...post } = entry;
    return { type: 'post', id: key, ...post, at: isoTimeOf(key) };
  }
  const { key, message_id, status, started_at, message, execution } = entry;
  const completed = entry.status === 'answered' || entry.status === 'failed' ? entry : null;
  return {
    ...{ type: 'turn', turn_id: key, message_id, status, sent_at: isoTime(started_at), message },
    answer: completed?.answer ?? null,
    receipt: completed && receiptOf(completed),
    lookups: (completed?.lookups ?? []).map(({ tool, arguments: asked, text, at }) => ({
      ...{ tool, asked, came_back: text, at: isoTime(at) },
    })),
    actions: actionsOf(entry),
    feedback: showFeedback(turns.get(key)),
    trace: { execution, states: completed?.timings ?? [] },
  };
};

const receiptOf = (turn: CompletedTurn): z.infer<typeof Receipt> => {
  const known = { turn, desk: null, posts: [], conversation: '', replayed: true, lastSpans: [] };
  const { model, route, sentiment, usage, handoff, citations, knowledge_gap, tools, fault } = toChatResult({
    ...known,
    totalMs: totalMs(turn) ?? 0,
  });
  return {
    ...{ model, route, sentiment, usage, handoff, citations, knowledge_gap, tools, fault },
    total_ms: totalMs(turn) ?? 0,
  };
};

/** From the arrival of a message to its answer, by wall clocks; null for a turn without an answer. */
export const totalMs = (turn: Turn): number | null =>
  turn.status === 'answered' || turn.status === 'failed' ? Math.max(0, turn.answered_at - turn.started_at) : null;

const actionsOf = (turn: Turn): z.infer<typeof ShownTurn>['actions'] =>
  outcomesOf(turn).map(({ action: { title, tool, arguments: given }, outcome, text }) => ({
    ...{ title, tool, arguments: given, outcome, came_back: text },
  }));

/** The actions to which the customer consented in a turn. Those of a turn without an answer may be under way. */
export const outcomesOf = (turn: Turn): readonly Listed[] => {
  if (turn.status !== 'pending' && turn.actions) return listed(turn.actions, 'not_begun');
  const isOpen = turn.status === 'pending' || turn.status === 'held';
  return isOpen && turn.started ? listed(turn.started, 'under_way') : [];
};

interface Listed {
  readonly action: ProposalResult['proposal']['actions'][number];
  readonly outcome: z.infer<typeof OUTCOMES>;
  /** What the tool returned. */
  readonly text: string;
}

const listed = ({ proposal, results }: ProposalResult, otherwise: 'not_begun' | 'under_way'): Listed[] =>
  proposal.actions.map((action, at) => ({
    action,
    outcome: results[at]?.outcome ?? otherwise,
    text: results[at]?.text ?? '',
  }));

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** The entry as text. What others wrote cannot look like another entry. */
export const entryInWords = (entry: ShownEntry): string => {
  if (entry.type === 'post') {
    const { kind, author, text, at } = entry;
    const by =
      kind === 'notice' ? 'Notice' : `${author?.name ?? 'Support'}${kind === 'note' ? ' (note, team only)' : ''}`;
    return `[${at}] ${by}: ${indented(text)}`;
  }
  const { sent_at, message, answer, status, actions, feedback } = entry;
  return [
    `[${sent_at}] Customer: ${indented(message)}`,
    ...(answer === null
      ? [status === 'held' ? '(waits for a person)' : '(not answered yet)']
      : [`Assistant: ${indented(answer)}`]),
    ...actions.map(
      ({ title, outcome, came_back }) => `(${title}: ${outcome}${came_back && `, ${indented(came_back)}`})`,
    ),
    ...(feedback ? [feedbackInWords(feedback)] : []),
  ].join('\n');
};

export const feedbackInWords = ({ score, comment }: z.infer<typeof ShownFeedback>): string =>
  `(The customer's feedback: ${score} of 5${comment === null ? '' : `, ${indented(comment)}`})`;
