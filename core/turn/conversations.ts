import type { ProposalResult } from '../actions/proposal.ts';
import type { ConversationId, MessageId } from '../config/keys.ts';
import type { Post } from '../desk/desk.ts';
import type { Profile } from '../tools/profile.ts';
import type { WindowSummary } from './summary/summary.ts';
import type { CompletedTurn, HistoryTurn, PendingTurn, Turn } from './turn.ts';

/** The turn and the execution that carry out an action, and who asked for it. */
export interface ActionClaimant {
  /** Key of the turn in which the customer consented. */
  readonly turn: string;
  readonly execution: string;
  /** The client that sent the consent, and the caller that acted for the customer. Null where there is none. */
  readonly client: string | null;
  readonly act_as: string | null;
}

/**
 * The conversations as the workflow's steps need them. Reads are consistent and ignore expired items; "if absent" includes "if expired".
 * Each method throws `StoreBusy` or `StoreRefused`.
 */
export interface Conversations {
  /** Pages of turns and posts, newest first; the summary of a window precedes them. The posts of a turn are not filled in: they are entries of their own. */
  newestEntries(id: ConversationId): AsyncIterable<readonly HistoryEntry[]>;
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
  /** Adds the outcome of actions to a turn that a person took while they ran; false unless it is held and has none. */
  noteActions(id: MessageId, actions: ProposalResult): Promise<boolean>;
  /**
   * Updates the conversation's entry in the list, unless a newer message has. The first turn sets its title. A profile is kept for the team; null
   * leaves what is known.
   */
  noteLastTurn(id: ConversationId, turn: CompletedTurn, profile: Profile | null): Promise<void>;
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

/** The turns and posts of conversations, for people to read. Throws `StoreBusy` or `StoreRefused`. */
export interface Transcripts {
  /** Whole turns, and posts with notes, newest first: those before the key `before`, or all. */
  page(
    id: ConversationId,
    limit: number,
    before: string | null,
  ): Promise<{ readonly entries: readonly Entry[]; readonly more: boolean }>;
  /** The same, oldest first: those after the key `after`. */
  since(
    id: ConversationId,
    limit: number,
    after: string,
  ): Promise<{ readonly entries: readonly Entry[]; readonly more: boolean }>;
  /** The newest turns, newest first. */
  turns(id: ConversationId, limit: number): Promise<readonly StoredTurn[]>;
  /** The turn of a key; null if the conversation has none. */
  turn(id: ConversationId, key: string): Promise<StoredTurn | null>;
}

/** An entry of the history. */
export type HistoryEntry = HistoryTurn | Post | { readonly summary: WindowSummary };

/** A turn, with the execution that worked on it last. */
export type StoredTurn = Turn & { readonly execution: string | null };
export type Entry = StoredTurn | Post;

export const isPost = (entry: object): entry is Post => 'kind' in entry;

/** A customer's conversations. The list is eventually consistent: a turn that has just been answered may be missing. */
export interface ConversationList {
  /** Newest first: those whose last turn is before the key `before`, or all. */
  page(
    customer: string,
    limit: number,
    before: string | null,
  ): Promise<{ readonly conversations: readonly ConversationSummary[]; readonly more: boolean }>;
}
