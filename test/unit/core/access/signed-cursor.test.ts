import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from '../../../../core/access/signed-cursor.ts';

const KEY = new Uint8Array(32).fill(1);
const OWNER = ['history', 'ada', 'c-1'];
const POSITION = '1700000000000-a';
const cursor = sealCursor(KEY, OWNER, POSITION);

describe('a cursor', () => {
  it('opens for its owner', () => {
    expect(openCursor(KEY, OWNER, cursor)).toBe(POSITION);
  });

  it.each([
    ['of another customer', KEY, ['history', 'bob', 'c-1']],
    ['of another conversation', KEY, ['history', 'ada', 'c-2']],
    ['of another listing', KEY, ['conversations', 'ada', 'c-1']],
    ['of an owner whose parts are split elsewhere', KEY, ['history', 'ada","c', '1']],
    ['of another deployment', new Uint8Array(32), OWNER],
  ])('does not open as a cursor %s', (_, key, owner) => {
    expect(openCursor(key, owner, cursor)).toBeNull();
  });

  it('does not open if any bit is changed', () => {
    const bytes = Buffer.from(cursor, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(openCursor(KEY, OWNER, changed.toString('base64url'))).toBeNull();
    }
  });

  it.each(['', 'x', POSITION, `${cursor}=`, ` ${cursor}`, cursor.slice(0, -1), `${cursor}AA`])(
    'is invalid: %j',
    (text) => {
      expect(openCursor(KEY, OWNER, text)).toBeNull();
    },
  );
});
