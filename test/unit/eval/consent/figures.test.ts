import { expect, it } from 'vitest';
import { readMessages } from '../../../eval/consent/read-messages.ts';
import { closedPhrases } from '../../../eval/consent/readers.ts';
import { missedFigures, score } from '../../../eval/consent/score.ts';

it('closed phrases recognise at least half of the agreements, and take no other message for one', async () => {
  expect(missedFigures(await score(readMessages(), closedPhrases))).toEqual([]);
});
