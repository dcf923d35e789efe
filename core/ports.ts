import type { Message } from './message.ts';
import type { MetricLabels, MetricName } from './metrics.ts';
import type { ModelTier } from './models.ts';
import type { ProposedAction } from './proposed-action.ts';
import type { HistoryTurn, ModelCall, PendingTurn, SettledTurn, Turn } from './turn.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** A function that a model may ask for; the schema is JSON Schema of an object without `$defs`. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  readonly tier: ModelTier;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSpec[];
  /** Name of the one tool that must be called; the reply then holds its tool use. */
  readonly forcedTool?: string;
  readonly maxTokens: number;
  /** 0 to 1; left out for models that take none. */
  readonly temperature: number;
  /** After this many milliseconds the call fails as `ModelTimeout`. */
  readonly timeoutMs: number;
}

export interface ModelReply {
  readonly stopReason: string;
  readonly content: Message['content'];
  readonly call: ModelCall;
}

/** One model call, never retried here. Throws `ModelBusy`, `ModelTimeout`, `ModelRefused` or `ContextTooLong`. */
export interface ChatModel {
  converse(request: ModelRequest): Promise<ModelReply>;
}

/** Names the owner of a conversation with it, so that nobody else's can be found. */
export interface ConversationId {
  readonly customer: string;
  readonly conversation: string;
}

/** Who carries an action out. */
export interface ActionClaimant {
  /** Key of the turn in which the customer consented. */
  readonly turn: string;
  readonly execution: string;
}

/** Says which turn a message went to, and what the message was. */
export interface MessagePointer {
  readonly key: string;
  readonly hash: string;
}

/**
 * What the steps need of the table. Reads are consistent and blind to expired items; "if absent" includes "if expired". Each throws
 * `StoreBusy` or `StoreRefused`.
 */
export interface Conversations {
  /** Pages of turns, newest first. */
  newestTurns(id: ConversationId): AsyncIterable<readonly HistoryTurn[]>;
  /** False when another pointer for the message stands. */
  putPointer(id: ConversationId, messageId: string, pointer: MessagePointer): Promise<boolean>;
  getPointer(id: ConversationId, messageId: string): Promise<MessagePointer | null>;
  /** False when a turn of that key stands. */
  putTurn(id: ConversationId, turn: PendingTurn): Promise<boolean>;
  getTurn(id: ConversationId, key: string): Promise<Turn | null>;
  /** Gives a pending turn to another execution; false unless owner and lease are still those that were seen. */
  takeOver(id: ConversationId, seen: PendingTurn, owner: string, lease: number): Promise<boolean>;
  /** False unless the turn is pending, and the new status is `answered` or the owner is `owner`. */
  settle(id: ConversationId, turn: SettledTurn, owner: string): Promise<boolean>;
  /** Notes on a pending turn what `owner` sets about to carry out; false unless the turn is pending and still its own. */
  beginAction(id: ConversationId, turn: string, owner: string, action: ProposedAction): Promise<boolean>;
  /**
   * Claims the action that the settled turn `proposing` proposed, for one execution and for good. Null when it is this execution's;
   * otherwise the key of the turn that claimed it, or '' when there is nothing to claim.
   */
  claimAction(id: ConversationId, proposing: string, claimant: ActionClaimant): Promise<string | null>;
  /** Best effort: loses to a newer turn, and nothing counts on it. A turn that `opens` the conversation gives it its title. */
  noteLastTurn(id: ConversationId, turn: SettledTurn, opens: boolean): Promise<void>;
}

/** A conversation in the list of its customer's. */
export interface ConversationSummary {
  readonly conversation: string;
  /** The beginning of its first message. */
  readonly title: string;
  /** Key of its last turn, by which the list is sorted. */
  readonly last_key: string;
  /** Epoch milliseconds of its last answer. */
  readonly updated_at: number;
}

/** What the front reads of the table. Each throws `StoreBusy` or `StoreRefused`. */
export interface Transcripts {
  /** Whole turns, newest first, from before the key `before` (exclusive) or from the newest. */
  page(
    id: ConversationId,
    limit: number,
    before: string | null,
  ): Promise<{ readonly turns: readonly Turn[]; readonly more: boolean }>;
}

/** A customer's conversations; a turn that was answered just now may not be in it yet. */
export interface ConversationList {
  /** Newest first, from before the turn key `before` (exclusive) or from the newest. */
  page(
    customer: string,
    limit: number,
    before: string | null,
  ): Promise<{ readonly conversations: readonly ConversationSummary[]; readonly more: boolean }>;
}

/** What customers may use in a day. Each throws `StoreBusy` or `StoreRefused`. */
export interface Allowance {
  /** Counts one turn; false when the day's turns or tokens are used up, and then nothing is counted. */
  take(customer: string): Promise<boolean>;
  spend(customer: string, tokens: number): Promise<void>;
}

/** What became of a token: its claims, or a label that says why it is not valid, or why nobody can say so now. */
type VerifiedToken =
  | { readonly claims: Readonly<Record<string, unknown>> }
  | { readonly refused: string }
  | { readonly unknown: string };

/** Tokens of the one authorization server that is trusted: signed by it, for us, and valid now. */
export interface Tokens {
  verify(token: string): Promise<VerifiedToken>;
}

/** Starts an execution and waits for its end. Throws `ToolError` with what the client is to be told. */
export interface Workflow {
  run(input: unknown): Promise<{ readonly execution: string; readonly output: unknown }>;
}

export interface Metrics {
  record<N extends MetricName>(name: N, value: number, labels: MetricLabels<N>): void;
}

type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Logs carry ids, labels and durations; never a message, an answer, an event or a state. */
export interface Log {
  debug(message: string, fields: LogFields): void;
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}
