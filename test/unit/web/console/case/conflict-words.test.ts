import { describe, expect, it } from 'vitest';
import { conflictAlert } from '../../../../../web/console/case/conflict-words.ts';
import type { Desk } from '../../../../../web/console/results.ts';
import { ANA, aDesk, BEN } from '../a-case.ts';

const WAITS = aDesk();
const YOURS = aDesk({ state: 'human', assignee: ANA });
const BENS = aDesk({ state: 'human', assignee: BEN });
const LATER = '2026-11-27T09:05:00.000Z';

const alertOf = (tool: string, before: Desk | null, after: Desk | null) => {
  const { title, text, step } = conflictAlert(tool, { before, after, you: ANA.id, customer: 'alice' });
  return [title, text, step?.does ?? null];
};

describe('conflictAlert', () => {
  it.each([
    [
      'reply',
      WAITS,
      BENS,
      'Ben Okoye has this conversation now.',
      'Nothing was sent; your text is kept below.',
      'note',
    ],
    ['take_over', WAITS, BENS, 'Ben Okoye has this conversation now.', 'Nothing was taken.', null],
    [
      'reply',
      YOURS,
      aDesk({ state: 'closed' }),
      'This conversation is closed now.',
      'Nothing was sent; your text is kept below.',
      'reopen',
    ],
    [
      'close',
      YOURS,
      aDesk({ state: 'bot' }),
      'The assistant has this conversation again.',
      'Nothing was closed.',
      'take_over',
    ],
    ['give_back', YOURS, WAITS, 'This conversation waits for a person again.', 'Nothing was given back.', 'take_over'],
    [
      'transfer',
      WAITS,
      aDesk({ team: 'trust' }),
      'This conversation waits for a person again.',
      'Nothing was transferred.',
      'take_over',
    ],
    [
      'reopen',
      aDesk({ state: 'closed' }),
      YOURS,
      'You have this conversation already.',
      'Nothing was reopened.',
      'show',
    ],
    [
      'close',
      YOURS,
      { ...YOURS, last_message_at: LATER },
      'alice wrote while you were closing.',
      'Read it first: nothing was closed.',
      'show',
    ],
    ['close', YOURS, YOURS, 'This conversation has changed.', 'Nothing was closed.', 'show'],
    ['close', null, null, 'This conversation has changed.', 'Nothing was closed.', 'show'],
  ])('of %s', (tool, before, after, ...words) => {
    expect(alertOf(tool, before, after)).toEqual(words);
  });
});
