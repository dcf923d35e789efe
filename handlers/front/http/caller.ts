import type { Scope } from '../../../core/access/scopes.ts';

/** The sender of a request, as both endpoints know it. */
export interface Caller {
  readonly scopes: readonly Scope[];
  /** The id of the client that the token was issued to; null if the token names none. */
  readonly client: string | null;
  /** Milliseconds left in this invocation. */
  remainingMs(): number;
}
