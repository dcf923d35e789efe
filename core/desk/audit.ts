/** A call of the team, without its words. */
export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tool: string;
  /** `kind:id` of the caller, and the name that customers read. */
  readonly actor: string;
  readonly name: string;
  /** The client that the caller's token was issued to. */
  readonly client: string | null;
  /** What the call names; null for what it does not. */
  readonly customer: string | null;
  readonly conversation: string | null;
  readonly message_id: string | null;
  readonly version: number | null;
}

/** Records each call of the team before it is carried out. Throws `StoreBusy` or `StoreRefused`: a call without an entry is not carried out. */
export interface Audit {
  record(entry: AuditEntry): Promise<void>;
}
