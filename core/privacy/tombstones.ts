/** When customers were erased. Throws `StoreBusy` or `StoreRefused`. */
export interface Tombstones {
  /** Epoch milliseconds: everything of the customer from before it is erased, or being erased; null if they were not erased. Read consistently. */
  erasedAt(customer: string): Promise<number | null>;
}
