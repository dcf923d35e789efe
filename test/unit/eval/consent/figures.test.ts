import { describe, expect, it } from 'vitest';
import { readMessages } from '../../../eval/consent/read-messages.ts';
import { missedFigures, type Reader, score } from '../../../eval/consent/score.ts';

/** The closed phrases of the languages; null skips the test. */
const CLOSED: Reader | null = null;

describe('the closed phrases', () => {
  it.skipIf(CLOSED === null)(
    'recognise at least half of the agreements, and take no other message for one',
    async () => {
      expect(missedFigures(await score(readMessages(), CLOSED ?? (() => null)))).toEqual([]);
    },
  );
});
