/** Visitors by their credentials. Each method throws `StoreBusy` or `StoreRefused`. */
export interface Visitors {
  /** Counts a new visitor of a network in the hour of `at`, in epoch milliseconds; false, without counting, if there were too many. */
  admit(network: string, at: number): Promise<boolean>;
  add(credential: string, visitor: string): Promise<void>;
  /** The visitor's id, whose credential is then valid for another 30 days; null for one that is unknown, expired or revoked. */
  find(credential: string): Promise<string | null>;
  /** Revokes a credential. A token that was issued for it stays valid until its hour ends. */
  remove(credential: string): Promise<void>;
}
