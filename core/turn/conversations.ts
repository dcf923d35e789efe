import type { ProposedAction } from '../actions/proposed-action.ts';
import type { CompletedTurn, HistoryTurn, PendingTurn, Turn } from './turn.ts';

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
  complete(id: ConversationId, turn: CompletedTurn, owner: string): Promise<boolean>;
  /** Notes on a pending turn the action that `owner` starts; false unless the turn is pending and still its own. */
  startAction(id: ConversationId, turn: string, owner: string, action: ProposedAction): Promise<boolean>;
  /**
   * Claims the action that the completed turn `proposing` proposed, for one execution and for good. Null when it is this execution's;
   * otherwise the key of the turn that claimed it, or '' when there is nothing to claim.
   */
  claimAction(id: ConversationId, proposing: string, claimant: ActionClaimant): Promise<string | null>;
  /** Best effort: loses to a newer turn, and nothing counts on it. A turn that `opens` the conversation gives it its title. */
  noteLastTurn(id: ConversationId, turn: CompletedTurn, opens: boolean): Promise<void>;
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
