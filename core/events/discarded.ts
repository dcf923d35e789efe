/** A record of the table's stream that could not be read, or of which no events could be derived. */
export interface DiscardedRecord {
  /** Its sequence number in the stream. */
  readonly id: string;
  /** The partition key of its item; null if that cannot be read. */
  readonly pk: string | null;
  /** The record as it came, whole. */
  readonly record: unknown;
  readonly error: string;
}

/** Keeps records for 14 days, so that an operator can read and replay them. Throws `StoreBusy` or `StoreRefused`. */
export interface DiscardedRecords {
  keep(record: DiscardedRecord): Promise<void>;
}
