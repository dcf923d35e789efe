import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutText } from '../../../../core/text/truncate.ts';

const bytes = (text: string) => Buffer.byteLength(JSON.stringify(text));

it('keeps a text that fits', () => {
  expect(cutText('short', 100)).toBe('short');
});

it('says how many characters are missing', () => {
  const cut = cutText('x'.repeat(1000), 100);
  const [, kept = '', more = ''] = /^(x+)\n\[cut: (\d+) more characters\]$/.exec(cut) ?? [];
  expect(kept.length + Number(more)).toBe(1000);
  expect(bytes(cut)).toBeLessThanOrEqual(100);
});

it('returns only the mark if there is no room', () => {
  expect(cutText('x'.repeat(1000), 0)).toBe('[cut: 1000 more characters]');
});

it('fits any text into a number of JSON bytes, and splits no character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\n', 'é', '語', '🚀', '\u0001'), maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 500 }), (given, most) => {
      const cut = cutText(given, most);
      expect(bytes(cut)).toBeLessThanOrEqual(most);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});
