import * as z from 'zod/mini';
import { Proposal, ProposalResult } from '../actions/proposal.ts';
import { DeskView, HandoffReason, Post } from '../desk/desk.ts';
import { RETRY_AFTER_MS } from '../errors/client-error.ts';
import { Citation } from '../knowledge/citations.ts';
import { ModelCall } from '../models/model-call.ts';
import { Lookup } from '../tools/lookup.ts';
import { Reading } from '../triage/sentiment.ts';
import { WindowSummary } from './summary/summary.ts';

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

/** The tier that answers, and whether the turn escalated, fell back to the other tier, or failed. */
export const Route = z.object({
  tier: Tier,
  /** Whether no other tier may answer: for a visitor. */
  fast_only: z.boolean(),
  escalated: z.boolean(),
  fallback: z.boolean(),
  failed: z.boolean(),
});
export type Route = z.infer<typeof Route>;

const accepted = {
  key: TurnKey,
  message_id: z.string(),
  message: z.string(),
  /** Epoch milliseconds. */
  started_at: z.number(),
};

/** A message that is stored and not answered: `owner` is the execution that works on it until `lease` (epoch ms; 0 when it gave up). */
export const PendingTurn = z.object({
  ...accepted,
  status: z.literal('pending'),
  owner: z.string(),
  lease: z.number(),
  /** The actions that an execution of it has started. If that execution crashes, the outcome of the first one without a result is unknown. */
  started: z.optional(ProposalResult),
});
export type PendingTurn = z.infer<typeof PendingTurn>;

export const ToolUseRecord = z.object({ tool: z.string(), ok: z.boolean(), ms: z.number() });
export type ToolUseRecord = z.infer<typeof ToolUseRecord>;

/** A turn that has ended, with its receipt. If it `failed`, its answer is the failure message. */
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
    /** Every billed call. */
    calls: z.array(ModelCall),
  }),
  handoff: z.object({
    requested: z.boolean(),
    reason: z.nullable(HandoffReason),
    /** Why the model asked for a person, in its words, for the person; null if it did not ask or said nothing. Untrusted text. */
    words: z.nullable(z.string()),
  }),
  /** The sources of the answer. Each quote is verbatim in its source. */
  citations: z.array(Citation),
  /** Whether the customer asked a question that the company's documents do not cover. */
  knowledge_gap: z.boolean(),
  tools: z.array(ToolUseRecord),
  /** What its tools looked up, newest first, for the turns that follow. */
  lookups: z.array(Lookup),
  /** The actions that wait for the customer's consent. */
  proposal: z.nullable(Proposal),
  /** The outcome of the actions that the customer consented to in this turn. */
  actions: z.nullable(ProposalResult),
  timings: z.array(Span),
  stop_reason: z.nullable(z.string()),
  /** Name of the last fault that no retry resolved, for operators: of a model, the knowledge or the tools. The turn went on without. */
  fault: z.nullable(z.string()),
  /** Tokens that this turn adds to the context of the next. */
  tokens: z.object({ question: z.number(), answer: z.number() }),
  /** Key of the oldest turn that the model saw, null when it saw all: the next turn keeps the window, so that the prompt cache hits. */
  context_from: z.nullable(TurnKey),
});
export type CompletedTurn = z.infer<typeof CompletedTurn>;

/** A message that a person answers: the assistant does not. */
export const HeldTurn = z.object({
  ...accepted,
  status: z.literal('held'),
  /** Epoch milliseconds. */
  held_at: z.number(),
  /** The desk's version that counts it. Absent from turns that were held before it was stored. */
  sequence: z.optional(z.number()),
  /** What an execution had started when the turn was held, and its results if they became known. */
  started: z.optional(ProposalResult),
  actions: z.optional(ProposalResult),
});
export type HeldTurn = z.infer<typeof HeldTurn>;

export const Turn = z.discriminatedUnion('status', [PendingTurn, CompletedTurn, HeldTurn]);
export type Turn = z.infer<typeof Turn>;

/** The part of a stored turn that a later turn builds its context from. */
export const HistoryTurn = z.object({
  key: TurnKey,
  message: z.string(),
  /** Null for a pending or failed turn. */
  answer: z.nullable(z.string()),
  /** Epoch milliseconds; null for a pending turn. */
  answered_at: z.nullable(z.number()),
  tokens: z.nullable(z.object({ question: z.number(), answer: z.number() })),
  model: z.nullable(z.string()),
  escalated: z.boolean(),
  context_from: z.nullable(TurnKey),
  /** Only set if the next turn can still consent to it. */
  proposal: z.nullable(Proposal),
  /** The actions that a pending turn has started. */
  started: z.nullable(ProposalResult),
  /** Whether an execution may still work on the turn: it is pending, and its lease is not over. */
  may_run: z.boolean(),
  /** The id of the proposal whose outcome the turn's answer tells. */
  told: z.nullable(z.string()),
  /** Newest first. */
  lookups: z.array(Lookup),
  /** Epoch milliseconds by which the turn had carried out an action, or may have; null if it has not. */
  changed_at: z.nullable(z.number()),
  /** Whether it is left to a person. */
  held: z.boolean(),
  /** Replies and notices between the turn before and this one, oldest first. */
  posts: z.array(Post),
});
export type HistoryTurn = z.infer<typeof HistoryTurn>;

/** The turns that a message comes after. */
export const History = z.object({
  /** Oldest first. */
  turns: z.array(HistoryTurn),
  /** Replies and notices behind the last turn, oldest first. */
  posts: z.array(Post),
  /** Whether `turns` reaches back to the beginning of the conversation. */
  complete: z.boolean(),
  /** Of what came before. */
  summary: z.nullable(WindowSummary),
});
export type History = z.infer<typeof History>;

/** How long a client should wait while an execution has a lease: never longer than the lease, after which a repeat is answered. */
export const retryAfter = (lease: number, now: number): number => Math.min(RETRY_AFTER_MS, lease - now);

export const Outcome = z.object({
  outcome: z.enum(['completed', 'replayed', 'held', 'in_progress', 'key_reused', 'quota', 'not_saved']),
  turn: z.nullable(z.discriminatedUnion('status', [CompletedTurn, HeldTurn])),
  retry_after_ms: z.nullable(z.number()),
  /** Of `quota`: epoch milliseconds until which the customer is over a limit. */
  resets_at: z.optional(z.number()),
  /** Who has the conversation, where it was read. */
  desk: z.nullable(DeskView),
  /** Replies and notices that the customer has not been told with an earlier turn, oldest first. */
  posts: z.array(Post),
});
export type Outcome = z.infer<typeof Outcome>;

export const NO_OUTCOME: Outcome = { outcome: 'not_saved', turn: null, retry_after_ms: null, desk: null, posts: [] };
