import { openCursor, sealCursor } from '../../../core/access/signed-cursor.ts';

/** Cursors that only the customer for whom they were made can use, and only for the same listing. */
export interface Cursors {
  seal(owner: readonly string[], position: string): Promise<string>;
  /** Null for a cursor that is not one of this owner's. */
  open(owner: readonly string[], cursor: string): Promise<string | null>;
}

/** The key is asked for when a first cursor is needed: most calls need none. */
export const sealedCursors = (key: () => Promise<Uint8Array>): Cursors => ({
  seal: async (owner, position) => sealCursor(await key(), owner, position),
  open: async (owner, cursor) => openCursor(await key(), owner, cursor),
});
