/** When customers were erased. Throws `StoreBusy` or `StoreRefused`. */
export interface Tombstones {
  /** Epoch milliseconds: everything of the customer that was before it is gone, or goes; null if they were not erased. Read consistently. */
  erasedAt(customer: string): Promise<number | null>;
}
