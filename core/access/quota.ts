/** What customers may use in a day. Each throws `StoreBusy` or `StoreRefused`. */
export interface DailyQuota {
  /** Counts one turn; false when the day's turns or tokens are used up, and then nothing is counted. */
  take(customer: string): Promise<boolean>;
  spend(customer: string, tokens: number): Promise<void>;
}

/** What a customer may use in a day, counted from midnight to midnight UTC. */
export interface DailyQuotaLimits {
  /** Messages that are answered, and sentiment analyses. */
  readonly turns: number;
  /** Input and output tokens of their turns. A turn in flight may go over. */
  readonly tokens: number;
}

const DAY_MS = 86_400_000;

/** The day of a time, such as `2026-11-23`. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** When the quota is whole again, in epoch milliseconds. */
export const resetsAt = (now: number): number => (Math.floor(now / DAY_MS) + 1) * DAY_MS;
