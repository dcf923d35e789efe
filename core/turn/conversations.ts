import type { ProposalResult } from '../actions/proposal.ts';
import type { CompletedTurn, HistoryTurn, PendingTurn, Turn } from './turn.ts';

/** Includes the owner of a conversation, so that another customer's conversation cannot be addressed. */
export interface ConversationId {
  readonly customer: string;
  readonly conversation: string;
}

/** The turn and the execution that carry out an action, and who asked for it. */
export interface ActionClaimant {
  /** Key of the turn in which the customer consented. */
  readonly turn: string;
  readonly execution: string;
  /** The client that sent the consent, and the caller that acted for the customer. Null where there is none. */
  readonly client: string | null;
  readonly act_as: string | null;
}

/** A message, and the turn that answers it. */
export interface MessageId extends ConversationId {
  readonly message_id: string;
}

/**
 * The conversations as the workflow's steps need them. Reads are consistent and ignore expired items; "if absent" includes "if expired".
 * Each method throws `StoreBusy` or `StoreRefused`.
 */
export interface Conversations {
  /** Pages of turns, newest first. */
  newestTurns(id: ConversationId): AsyncIterable<readonly HistoryTurn[]>;
  /** Stores the turn of a message if absent; false if the message has one. */
  putTurn(id: ConversationId, turn: PendingTurn): Promise<boolean>;
  getTurn(id: MessageId): Promise<Turn | null>;
  /** Ends the lease of `owner` on a turn, for the next execution of its message; false unless the turn is pending and `owner` owns it. */
  release(id: MessageId, owner: string): Promise<boolean>;
  /** Makes another execution the owner of a pending turn; false unless owner and lease are still those of `seen`. */
  takeOver(id: ConversationId, seen: PendingTurn, owner: string, lease: number): Promise<boolean>;
  /** False unless the turn is pending, and the new status is `answered` or the owner is `owner`. */
  complete(id: ConversationId, turn: CompletedTurn, owner: string): Promise<boolean>;
  /**
   * Records on a turn that `owner` starts the first action without a result; false unless the turn is pending and `owner` still owns it.
   */
  startAction(id: MessageId, owner: string, started: ProposalResult): Promise<boolean>;
  /**
   * Claims an action permanently for one execution, by its position in the list that the completed turn `proposing` proposed. Null if the
   * claim is this execution's; otherwise the key of the turn that has the claim, or '' if there is nothing to claim.
   */
  claimAction(proposing: MessageId, position: number, claimant: ActionClaimant): Promise<string | null>;
  /** Updates the conversation's entry in the list, unless a newer turn has. A turn that `opens` the conversation sets its title. */
  noteLastTurn(id: ConversationId, turn: CompletedTurn, opens: boolean): Promise<void>;
}

/** A conversation in a customer's list. */
export interface ConversationSummary {
  readonly conversation: string;
  /** The beginning of its first message. */
  readonly title: string;
  /** Key of its last turn, by which the list is sorted. */
  readonly last_key: string;
  /** Epoch milliseconds of its last answer. */
  readonly updated_at: number;
}

/** The turns of conversations, for people to read. Throws `StoreBusy` or `StoreRefused`. */
export interface Transcripts {
  /** Whole turns, newest first: those before the key `before`, or all. */
  page(
    id: ConversationId,
    limit: number,
    before: string | null,
  ): Promise<{ readonly turns: readonly Turn[]; readonly more: boolean }>;
}

/** A customer's conversations. The list is eventually consistent: a turn that has just been answered may be missing. */
export interface ConversationList {
  /** Newest first: those whose last turn is before the key `before`, or all. */
  page(
    customer: string,
    limit: number,
    before: string | null,
  ): Promise<{ readonly conversations: readonly ConversationSummary[]; readonly more: boolean }>;
}
