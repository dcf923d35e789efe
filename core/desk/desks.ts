import type { ConversationId, MessageId } from '../config/keys.ts';
import type { Desk, DeskState, Post, QueueRow, Ticket } from './desk.ts';

/** A conditional write of a desk. It raises the version. */
export interface Move {
  /** Names the act that moves. */
  readonly id: string;
  /** Key of the notice that tells of it. */
  readonly key: string;
  readonly from: DeskState;
  /** The version that was seen; null where only the state counts. */
  readonly version: number | null;
  readonly to: DeskState;
  /** The last reply that was seen, which raises no version; left out where it does not count. */
  readonly last_post?: string | null;
  /** Attributes that change besides; null removes one. */
  readonly set: Partial<Omit<Desk, 'state' | 'version' | 'move'>>;
  /** When the clock looks at the conversation next, in epoch milliseconds; left out for the time of the state. */
  readonly due_at?: number;
}

/**
 * Who owns each conversation. Reads are consistent; an absent item, an expired one, and one without a state count as `bot`. Every write
 * renews the expiry. Throws `StoreBusy` or `StoreRefused`.
 */
export interface Desks {
  get(id: ConversationId): Promise<Desk>;
  /** The desk after the move; null if its condition does not hold. */
  move(id: ConversationId, move: Move): Promise<Desk | null>;
  /**
   * Counts a message that is not answered by the assistant: version + 1, and `last_key` unless a later one was held; null unless the state is
   * `waiting` or `human`. A conversation without a title gets one from `message`.
   */
  hold(id: ConversationId, key: string, language: string | null, message: string): Promise<Desk | null>;
  /** The pending turns of the key `from` or a later one, oldest first; null for all. */
  pendingTurns(id: ConversationId, from: string | null): Promise<readonly PendingMessage[]>;
  /**
   * Ends a pending turn without an answer, at a time in epoch milliseconds: a person has it. `version` is the one by which the desk counted it. Null
   * unless it is pending, or was held at that time. `acting`: an action was started for it, whose result it does not have.
   */
  holdTurn(id: MessageId, at: number, version: number): Promise<{ readonly acting: boolean } | null>;
  /** Adds a post if absent, and returns the key of the stored one. `name` is its own for the act that posts it: a repeat changes nothing. */
  post(id: ConversationId, name: PostName, post: Post): Promise<string>;
  isPosted(id: ConversationId, name: PostName): Promise<boolean>;
  /** Key of the newest turn or post; null if there is none. */
  newestKey(id: ConversationId): Promise<string | null>;
}

/** Tickets of other systems. Throws `StoreBusy` or `StoreRefused`. */
export interface Tickets {
  /**
   * Links a ticket to the conversation, in place of an earlier one; the version stays. Returns null if there is no such conversation, or if `episode`
   * is not the current one; an `episode` of null fits any.
   */
  link(id: ConversationId, ticket: Ticket, episode: number | null): Promise<Desk | null>;
}

/** A message that is stored and not answered. */
export interface PendingMessage {
  readonly message_id: string;
  readonly key: string;
  readonly message: string;
}

/** A notice is named by the key of its move, a post by its author and the author's message_id. */
export type PostName = { readonly notice: string } | { readonly actor: string; readonly message_id: string };

/** An act of a person, for repeats of it. */
export interface ActionKey {
  /** `kind:id` of the actor. */
  readonly actor: string;
  readonly message_id: string;
}

export interface StoredAction {
  /** The hash of everything that the act asks for. */
  readonly hash: string;
  /** The conversation that `take_next` tries, before it does. */
  readonly target: ConversationId | null;
  /** JSON; null while the act is pending. */
  readonly result: string | null;
}

/** Acts by their message_id, so that a repeat gets the stored result. Throws `StoreBusy` or `StoreRefused`. */
export interface DeskActions {
  /** Stores the act if absent, and returns what is stored. */
  begin(key: ActionKey, hash: string): Promise<StoredAction>;
  /**
   * Notes which conversation is tried. False unless the act is pending and `instead`, or `target` itself, is the stored target: another
   * execution of the act is further.
   */
  aim(key: ActionKey, target: ConversationId, instead: ConversationId | null): Promise<boolean>;
  /** Stores the result of a pending act, and returns the stored one. */
  finish(key: ActionKey, result: string): Promise<string>;
  /**
   * Counts the request `message_id` of a customer for a person on the day of `at`, once; false, without counting, if `most` others are
   * counted.
   */
  takeRequest(customer: string, at: number, most: number, message_id: string): Promise<boolean>;
}

/**
 * A list of the queue. All teams are in one: a conversation whose team has left the playbook is found with the others. Visitors wait in a list of
 * their own, so that however many they are, the named customers are found.
 */
export type DeskPlace =
  | { readonly state: 'waiting'; readonly visitors?: boolean }
  | { readonly state: 'human' }
  | { readonly state: 'closed'; readonly day: string };

/** The queue, by an index: eventually consistent, for lists and candidates. Decisions read the desk itself. */
export interface DeskQueue {
  /** One state's conversations, those that wait longest first, closed ones newest first. `after` is the `position` of the last row that was read. */
  page(
    of: DeskPlace,
    limit: number,
    after: string | null,
  ): Promise<{ readonly rows: readonly (QueueRow & { readonly position: string })[]; readonly more: boolean }>;
}
