import * as z from 'zod/mini';
import { ActionResult, type Proposal, type ProposalResult, ProposedAction } from '../actions/proposal.ts';
import { isoTimeOf } from '../config/keys.ts';
import { DeskState, type DeskView, NoticeMove, type Post } from '../desk/desk.ts';
import { ModelCall } from '../models/model-call.ts';
import { CompletedTurn, type HeldTurn, Span } from './turn.ts';

const ShownAction = z.pick(ProposedAction, { tool: true, title: true, preview: true, arguments: true });

/** Who has a conversation, as customers see it. */
export const ConversationState = z.object({
  /** `bot`: the assistant answers. `waiting`: a person was asked. `human`: a person answers. `closed`: the next message begins anew. */
  state: DeskState,
  version: z.number(),
  assignee: z.nullable(z.string()),
  team: z.nullable(z.string()),
  /** ISO 8601. */
  waiting_since: z.nullable(z.string()),
});
export type ConversationState = z.infer<typeof ConversationState>;

export const toConversationState = ({ waiting_since, ...view }: DeskView): ConversationState => ({
  ...view,
  waiting_since: waiting_since === null ? null : new Date(waiting_since).toISOString(),
});

/** A reply of a person, or a notice. */
export const PersonMessage = z.object({
  /** A turn key: messages and turns sort by it. */
  id: z.string(),
  kind: z.enum(['reply', 'notice']),
  /** The person's name; null for a notice. */
  author: z.nullable(z.string()),
  /** The move that a notice tells of, such as `closed`, with which an episode ends. */
  move: z.nullable(NoticeMove),
  text: z.string(),
  /** ISO 8601. */
  at: z.string(),
});
export type PersonMessage = z.infer<typeof PersonMessage>;

/** What a customer sees of a post; null for a note. */
export const toPersonMessage = ({ key, kind, author, move, text }: Post): PersonMessage | null =>
  kind === 'note'
    ? null
    : {
        ...{ id: key, kind, move, text, at: isoTimeOf(key) },
        author: kind === 'reply' ? (author?.name ?? null) : null,
      };

/** The answer with its receipt. */
export const ChatResult = z.object({
  answer: z.string(),
  conversation_id: z.string(),
  message_id: z.string(),
  turn_id: z.string(),
  /** `held`: a person answers, or will; `answer` says that the message was passed on. */
  status: z.enum(['answered', 'failed', 'held']),
  /** Who has the conversation. */
  conversation: z.nullable(ConversationState),
  /** What people wrote, and notices, since the customer's turn before, oldest first. Merge them by `id`. */
  messages: z.array(PersonMessage),
  /** Whether this is the stored answer to a message that was sent before. */
  replayed: z.boolean(),
  model: z.nullable(z.string()),
  /** Null for a message that is held. */
  route: z.nullable(CompletedTurn.shape.route),
  sentiment: z.nullable(CompletedTurn.shape.sentiment),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cached_tokens: z.number(),
    cost_usd: z.number(),
    model_calls: z.number(),
    /** One entry per call, because prices differ by model. */
    calls: z.array(z.extend(z.omit(ModelCall, { cost_micro_usd: true }), { cost_usd: z.number() })),
  }),
  handoff: CompletedTurn.shape.handoff,
  citations: CompletedTurn.shape.citations,
  /** Whether the customer asked a question that the company's documents do not cover. */
  knowledge_gap: z.boolean(),
  tools: CompletedTurn.shape.tools,
  /** What the assistant carries out, in this order, if the customer consents to it. */
  proposal: z.nullable(
    z.object({
      id: z.string(),
      actions: z.array(ShownAction),
      /** What is proposed once those are done. */
      later: z.array(ShownAction),
    }),
  ),
  /** The outcome of each action of a proposal that the customer consented to. `not_begun`: nothing of it was changed. */
  actions: z.array(
    z.object({
      id: z.string(),
      tool: z.string(),
      outcome: z.enum([...ActionResult.shape.outcome.options, 'not_begun']),
    }),
  ),
  /** The last fault that no retry resolved, of a model, the knowledge or the tools. */
  fault: z.nullable(z.string()),
  timings: z.object({ total_ms: z.number(), states: z.array(Span) }),
});
export type ChatResult = z.infer<typeof ChatResult>;

export interface Answered {
  readonly turn: CompletedTurn;
  readonly desk: DeskView | null;
  readonly posts: readonly Post[];
  readonly conversation: string;
  readonly replayed: boolean;
  /** Spans of states that ended after the turn was stored. */
  readonly lastSpans: readonly Span[];
  readonly totalMs: number;
}

export const toChatResult = ({
  turn,
  desk,
  posts,
  conversation,
  replayed,
  lastSpans,
  totalMs,
}: Answered): ChatResult => {
  const { cost_micro_usd, calls, ...usage } = turn.usage;
  return {
    answer: turn.answer,
    conversation_id: conversation,
    message_id: turn.message_id,
    turn_id: turn.key,
    status: turn.status,
    conversation: desk && toConversationState(desk),
    messages: posts.flatMap((post) => toPersonMessage(post) ?? []),
    replayed,
    model: turn.model,
    route: turn.route,
    sentiment: turn.sentiment,
    usage: {
      ...usage,
      cost_usd: toUsd(cost_micro_usd),
      calls: calls.map(({ cost_micro_usd: cost, ...call }) => ({ ...call, cost_usd: toUsd(cost) })),
    },
    handoff: turn.handoff,
    citations: turn.citations,
    knowledge_gap: turn.knowledge_gap,
    tools: turn.tools,
    proposal: shownProposal(turn.proposal),
    actions: shownOutcomes(turn.actions),
    fault: turn.fault,
    timings: { total_ms: totalMs, states: [...turn.timings, ...lastSpans] },
  };
};

interface Held extends Pick<Answered, 'desk' | 'posts' | 'conversation' | 'replayed' | 'totalMs'> {
  readonly turn: HeldTurn;
  /** What the customer reads: that the message was passed on, and what people wrote since. */
  readonly answer: string;
}

/** A message that a person answers: no model was called. */
export const toHeldResult = ({ turn, desk, posts, conversation, replayed, answer, totalMs }: Held): ChatResult => ({
  answer,
  conversation_id: conversation,
  message_id: turn.message_id,
  turn_id: turn.key,
  status: 'held',
  conversation: desk && toConversationState(desk),
  messages: posts.flatMap((post) => toPersonMessage(post) ?? []),
  replayed,
  model: null,
  route: null,
  sentiment: null,
  usage: { input_tokens: 0, output_tokens: 0, cached_tokens: 0, cost_usd: 0, model_calls: 0, calls: [] },
  handoff: { requested: false, reason: null, words: null },
  citations: [],
  knowledge_gap: false,
  tools: [],
  proposal: null,
  actions: [],
  fault: null,
  timings: { total_ms: totalMs, states: [] },
});

/** A proposal as its customer sees it. */
export const shownProposal = (proposal: Proposal | null): ChatResult['proposal'] =>
  proposal && { id: proposal.id, actions: proposal.actions.map(toShown), later: proposal.later.map(toShown) };

const toShown = ({ tool, title, preview, arguments: given }: ProposedAction): z.infer<typeof ShownAction> => ({
  tool,
  title,
  preview,
  arguments: given,
});

/** What came of the actions that a turn carried out; null for none. */
export const shownOutcomes = (done: ProposalResult | null): ChatResult['actions'] =>
  (done?.proposal.actions ?? []).map(({ tool }, at) => ({
    ...{ id: done?.proposal.id ?? '', tool, outcome: done?.results[at]?.outcome ?? 'not_begun' },
  }));

/** Nine decimals, because costs are kept to a thousandth of a micro-dollar. */
const toUsd = (microUsd: number): number => Number((microUsd / 1e6).toFixed(9));
