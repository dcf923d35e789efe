import type { StoredItem } from './remains.ts';

export interface Place {
  readonly pk: string;
  readonly sk: string;
}

/**
 * Everything that the table has of a customer, also what has expired. Lists come page by page. Throws `StoreBusy` or `StoreRefused`.
 */
export interface CustomerItems {
  /** The partition keys of the customer's conversations: those in their list, and those with something due, which may be in no list yet. */
  conversations(customer: string): AsyncIterable<readonly string[]>;
  /** Those that were noted, and may be in no list any more. */
  remembered(customer: string): AsyncIterable<readonly string[]>;
  remember(customer: string, conversation: string): Promise<void>;
  forget(customer: string, conversation: string): Promise<void>;
  /** Every item of a partition, read consistently. */
  of(pk: string): AsyncIterable<readonly StoredItem[]>;
  /** What is from before `time`, in epoch milliseconds, and in no conversation: quota, acts, deliveries, and discarded records of the stream. */
  others(customer: string, time: number): AsyncIterable<readonly Place[]>;
  /** The jobs of a conversation. */
  jobs(conversation: string): AsyncIterable<readonly Place[]>;
  /** Also if it has changed since it was read. */
  remove(place: Place): Promise<void>;
  /** False if the item has changed since it was read. */
  removeSeen(item: StoredItem): Promise<boolean>;
  replaceSeen(item: StoredItem, by: StoredItem): Promise<boolean>;
}
