import type { Tombstones } from './tombstones.ts';

/** An erasure whose passes have not ended. */
interface Erasure {
  readonly customer: string;
  /** Epoch milliseconds: everything from before is erased. */
  readonly erased_at: number;
}

/** The tombstones, as erasures write them. Throws `StoreBusy` or `StoreRefused`. */
export interface Erasures extends Tombstones {
  /**
   * Begins an erasure at a time in epoch milliseconds, or gives an earlier one this date. A repeat of the same act changes nothing. Returns the date
   * of the tombstone. `by` is the `kind:id` of the person.
   */
  begin(customer: string, at: number, by: string, message_id: string): Promise<number>;
  /** The erasure under way, by the name of its tombstone; null if it has ended. */
  underWay(tombstone: string): Promise<Erasure | null>;
  /** Ends an erasure, unless it has a new date: the tombstone stays, without the customer's id. */
  finish(erasure: Erasure, now: number): Promise<void>;
}
