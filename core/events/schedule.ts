import type { Due } from './job.ts';

/** When a conversation or a pending turn is looked at next. Throws `StoreBusy` or `StoreRefused`. */
export interface Schedule {
  /** Makes it due at another time, in epoch milliseconds, or not at all by null; false unless it is due as it was seen. */
  reschedule(seen: Due, until: number | null): Promise<boolean>;
}
