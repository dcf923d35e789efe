import * as z from 'zod/mini';
import { ActionResult, ProposedAction } from '../actions/proposed-action.ts';
import { Citation } from '../knowledge/citations.ts';
import { ModelCall } from '../models/model-call.ts';
import { Reading } from '../triage/sentiment.ts';

export const MAX_MESSAGE_CHARACTERS = 8000;

/** `<13 digits of epoch ms>-<random>`: keys of a conversation sort in the order of its turns. */
export const TurnKey = z.string().check(z.regex(/^\d{13}-[0-9a-z]+$/));

/** The tiers that answer customers. */
export const Tier = z.enum(['fast', 'strong']);
export type Tier = z.infer<typeof Tier>;

/** Time of one run of one state, in milliseconds; `start_ms` counts from the arrival of the message. */
export const Span = z.object({ state: z.string(), start_ms: z.number(), ms: z.number() });
export type Span = z.infer<typeof Span>;

export const EscalationReason = z.enum([
  'already_escalated',
  'asked_for_human',
  'sensitive_topic',
  'negative_sentiment',
  'model_unsure',
]);
export type EscalationReason = z.infer<typeof EscalationReason>;

/** Which tier answers now, and by what turns it came to that. */
export const Route = z.object({
  tier: Tier,
  escalated: z.boolean(),
  fallback: z.boolean(),
  failed: z.boolean(),
});
export type Route = z.infer<typeof Route>;

export const HandoffReason = z.enum([
  'asked_for_human',
  'sensitive_topic',
  'model_failed',
  'answer_blocked',
  'action_unknown',
]);
export type HandoffReason = z.infer<typeof HandoffReason>;

const accepted = {
  key: TurnKey,
  message_id: z.string(),
  message: z.string(),
  /** Epoch milliseconds. */
  started_at: z.number(),
};

/** A message that is stored and not answered: `owner` is the execution that works on it until `lease` (epoch ms). */
export const PendingTurn = z.object({
  ...accepted,
  status: z.literal('pending'),
  owner: z.string(),
  lease: z.number(),
  /** What an execution of it has set about to carry out: whoever comes after it cannot know how far that got. */
  begun: z.optional(ProposedAction),
});
export type PendingTurn = z.infer<typeof PendingTurn>;

/** One use of a tool of the company's. */
export const ToolUseRecord = z.object({ tool: z.string(), ok: z.boolean(), ms: z.number() });
export type ToolUseRecord = z.infer<typeof ToolUseRecord>;

/** A turn that has ended, with its receipt. `failed` holds the honest sentence as its answer. */
export const CompletedTurn = z.object({
  ...accepted,
  status: z.enum(['answered', 'failed']),
  answer: z.string(),
  answered_at: z.number(),
  /** Name of the model that answered, or null when none did. */
  model: z.nullable(z.string()),
  route: z.object({
    tier: Tier,
    escalated: z.boolean(),
    reason: z.nullable(EscalationReason),
    fallback: z.boolean(),
  }),
  sentiment: z.pick(Reading, { label: true, score: true, language: true }),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cached_tokens: z.number(),
    cost_micro_usd: z.number(),
    model_calls: z.number(),
    /** Each call that was paid for. */
    calls: z.array(ModelCall),
  }),
  handoff: z.object({ requested: z.boolean(), reason: z.nullable(HandoffReason) }),
  /** What the answer rests on, each quote letter for letter in its source. */
  citations: z.array(Citation),
  /** Whether the customer asked what the company has written nothing about. */
  knowledge_gap: z.boolean(),
  tools: z.array(ToolUseRecord),
  /** What waits for the customer's consent. */
  proposed_action: z.nullable(ProposedAction),
  /** What became of an action that the customer consented to in this turn. */
  action: z.nullable(ActionResult),
  timings: z.array(Span),
  stop_reason: z.nullable(z.string()),
  /** Name of the last fault that a model call met, for operators. */
  fault: z.nullable(z.string()),
  /** What this turn adds to the context of the next. */
  tokens: z.object({ question: z.number(), answer: z.number() }),
  /** Key of the oldest turn that the model saw, null when it saw all: the next turn keeps the window, so that the prompt cache hits. */
  context_from: z.nullable(TurnKey),
});
export type CompletedTurn = z.infer<typeof CompletedTurn>;

export const Turn = z.discriminatedUnion('status', [PendingTurn, CompletedTurn]);
export type Turn = z.infer<typeof Turn>;

/** The part of a stored turn that a later turn builds its context from. */
export const HistoryTurn = z.object({
  key: TurnKey,
  message: z.string(),
  /** Null while the turn has no answer of a model: pending or failed. */
  answer: z.nullable(z.string()),
  tokens: z.nullable(z.object({ question: z.number(), answer: z.number() })),
  model: z.nullable(z.string()),
  escalated: z.boolean(),
  context_from: z.nullable(TurnKey),
  /** Only where the turn that followed can still consent to it. */
  proposed_action: z.nullable(ProposedAction),
  /** What a turn without an answer has set about to carry out, and whether the execution that did must be over. */
  begun: z.nullable(z.object({ action: ProposedAction, over: z.boolean() })),
});
export type HistoryTurn = z.infer<typeof HistoryTurn>;

/** After this long a client may ask again for an answer that is in progress. */
export const RETRY_AFTER_MS = 2000;

/** How a turn ended for the client that asked. */
export const Outcome = z.object({
  outcome: z.enum(['completed', 'replayed', 'in_progress', 'key_reused', 'quota', 'not_saved']),
  turn: z.nullable(CompletedTurn),
  retry_after_ms: z.nullable(z.number()),
});
export type Outcome = z.infer<typeof Outcome>;
