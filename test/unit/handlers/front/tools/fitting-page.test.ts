import { describe, expect, it } from 'vitest';
import { fittingPage } from '../../../../../handlers/front/tools/fitting-page.ts';

describe('a page', () => {
  it.each([
    ['all entries when they are small', [100, 100, 100], 3],
    ['the entries that fit, as JSON', [400, 400, 400], 2],
    ['one entry that is larger than a page', [3000, 100], 1],
    ['no entry when there is none', [], 0],
  ])('has %s', (_, sizes, kept) => {
    expect(
      fittingPage(
        sizes.map((bytes) => ({ message: 'x'.repeat(bytes) })),
        1000,
      ),
    ).toHaveLength(kept);
  });
});
