import type { Tombstones } from './tombstones.ts';

/** An erasure whose passes have not ended. */
interface Erasure {
  readonly customer: string;
  /** Epoch milliseconds: what was before it goes. */
  readonly erased_at: number;
}

/** The tombstones, as erasures write them. Throws `StoreBusy` or `StoreRefused`. */
export interface Erasures extends Tombstones {
  /**
   * Begins an erasure at a time in epoch milliseconds, or dates an earlier one anew. A repeat of the act begins nothing. Returns the date of the
   * tombstone. `by` is the `kind:id` of the person.
   */
  begin(customer: string, at: number, by: string, message_id: string): Promise<number>;
  /** The erasure under way, by the name of its tombstone; null if it has ended. */
  underWay(tombstone: string): Promise<Erasure | null>;
  /** Ends an erasure, unless it was dated anew: the tombstone stays, without the customer's id. */
  finish(erasure: Erasure, now: number): Promise<void>;
}
