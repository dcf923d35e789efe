import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 16;

/**
 * A cursor with the position at which a listing continues, signed for its owner. `owner` has everything that the listing depends on: what it
 * lists, and for which customer.
 */
export const sealCursor = (key: Uint8Array, owner: readonly string[], position: string): string =>
  Buffer.concat([macOf(key, owner, position), Buffer.from(position)]).toString('base64url');

/** The position in a cursor; null if the cursor was made for another owner, forged or changed. */
export const openCursor = (key: Uint8Array, owner: readonly string[], cursor: string): string | null => {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor || bytes.length <= MAC_BYTES) return null;
  const position = bytes.subarray(MAC_BYTES).toString();
  return timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(key, owner, position)) ? position : null;
};

const macOf = (key: Uint8Array, owner: readonly string[], position: string): Buffer =>
  createHmac('sha256', key)
    .update(JSON.stringify([...owner, position]))
    .digest()
    .subarray(0, MAC_BYTES);
