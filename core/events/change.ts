/** An item of the table, as plain values. */
export type Image = Readonly<Record<string, unknown>>;

/** A change of one item, as the table's stream reports it: null for an item that is not there before, or after. */
export interface Change {
  readonly pk: string;
  readonly sk: string;
  readonly old: Image | null;
  readonly new: Image | null;
  /** Epoch milliseconds, about when it was written. */
  readonly at: number;
}
