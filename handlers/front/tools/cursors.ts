import { openCursor, sealCursor } from '../../../core/access/signed-cursor.ts';

/** Cursors that are valid only for the customer and the listing that they were made for. */
export interface Cursors {
  seal(owner: readonly string[], position: string): Promise<string>;
  /** The position; null when the cursor was not made for this owner. */
  open(owner: readonly string[], cursor: string): Promise<string | null>;
}

/** Loads the key on first use, because most calls need no cursor. */
export const sealedCursors = (key: () => Promise<Uint8Array>): Cursors => ({
  seal: async (owner, position) => sealCursor(await key(), owner, position),
  open: async (owner, cursor) => openCursor(await key(), owner, cursor),
});
