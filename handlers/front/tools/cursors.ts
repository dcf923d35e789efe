import { openCursor, sealCursor } from '../../../core/access/signed-cursor.ts';
import { ClientError } from '../../../core/errors/client-error.ts';

/** Cursors that are valid only for the caller and the listing that they were made for. */
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

/** The position of a cursor that a call may have; null without one. Throws `INVALID` with `message` if the cursor was not made for this owner. */
export const positionIn = async (
  cursors: Cursors,
  owner: readonly string[],
  cursor: string | undefined,
  message: string,
): Promise<string | null> => {
  if (cursor === undefined) return null;
  const position = await cursors.open(owner, cursor);
  if (position === null) throw new ClientError('INVALID', { message });
  return position;
};
