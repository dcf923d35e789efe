/** An item of a customer as it is stored, but for its keys. */
export interface ExportedItem {
  /** What it is: `turn`, `post`, `notice`, `feedback`, `conversation`, `summary`, `quota`, `act`, `delivery`, or `other`. */
  readonly kind: string;
  /** Null for what belongs to no conversation. */
  readonly conversation_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Everything of a customer, page by page. Throws `StoreBusy` or `StoreRefused`. */
export interface CustomerExport {
  /**
   * The items behind `after`, the `position` of an earlier page, as far as their JSON has at most `maxBytes` together, and as they are found in
   * some seconds: maybe none. `position` is null on the last page. A conversation that is written to meanwhile may come twice.
   */
  page(
    customer: string,
    after: string | null,
    maxBytes: number,
  ): Promise<{ readonly items: readonly ExportedItem[]; readonly position: string | null }>;
}
