/** Counts what customers use in a day. Each method throws `StoreBusy` or `StoreRefused`. */
export interface DailyQuota {
  /**
   * Counts one turn on the day of `at`, in epoch milliseconds. False, without counting, if that day's turns or tokens are used up. `held`: a
   * person answers it, so it costs no tokens, and none have to be left.
   */
  take(customer: string, at: number, held?: 'held'): Promise<boolean>;
  /** Takes the count of a turn back from the day of `at`: it was a repeat. */
  giveBack(customer: string, at: number): Promise<void>;
  spend(customer: string, tokens: number): Promise<void>;
}

/** Limits per customer and day (UTC). */
export interface DailyQuotaLimits {
  /** Messages that are answered, and sentiment analyses. */
  readonly turns: number;
  /** Input and output tokens of turns. A turn in progress may exceed the limit. */
  readonly tokens: number;
}

const DAY_MS = 86_400_000;

/** The UTC day of a time in epoch milliseconds, such as `2026-11-23`. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** The time at which the quota resets, in epoch milliseconds. */
export const resetsAt = (now: number): number => (Math.floor(now / DAY_MS) + 1) * DAY_MS;
