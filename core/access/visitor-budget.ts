/** Counts what visitors use in an hour, together and by network. Each method throws `StoreBusy` or `StoreRefused`. */
export interface VisitorBudget {
  /**
   * Counts one turn in the hour of `at`, in epoch milliseconds. False, without counting, if the turns of all visitors or of the network
   * are used up in that hour. `network` is null where it is not known.
   */
  take(network: string | null, at: number): Promise<boolean>;
  /** Takes the count of a turn back from the hour of `at`: it was a repeat. */
  giveBack(network: string | null, at: number): Promise<void>;
  /** Counts one hand-off in the hour of `at`; false, without counting, if those of that hour are used up, of all visitors or of the network. */
  takeHandOff(network: string | null, at: number): Promise<boolean>;
}

/** Limits per hour (UTC). */
export interface VisitorBudgetLimits {
  /** Turns and sentiment analyses of all visitors. */
  readonly turns: number;
  /** The same for one network: a /24 of IPv4, or a /64 of IPv6. */
  readonly turns_per_network: number;
  /** Hand-offs of all visitors to people. One network may have a quarter of them. */
  readonly requests: number;
  /** New visitors of one network. */
  readonly new_per_network: number;
}

/** The hand-offs of one network, of those of all. */
export const requestsPerNetwork = (requests: number): number => Math.ceil(requests / 4);

const HOUR_MS = 3_600_000;

/** The UTC hour of a time in epoch milliseconds, such as `2026-11-23T09`. */
export const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);

/** The end of that hour, in epoch milliseconds. */
export const nextHour = (at: number): number => (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
