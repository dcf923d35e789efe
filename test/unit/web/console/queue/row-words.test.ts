import { describe, expect, it } from 'vitest';
import { languageName, moodOf, nameOf, rowTime, teamTitle } from '../../../../../web/console/queue/row-words.ts';
import { clock } from '../../../../../web/console/shell/times.ts';
import { ANA, aRow, BEN } from '../a-case.ts';

const NOW = Date.parse('2026-11-27T09:30:00.000Z');
const time = (over: object, promised: number | null = 30) => rowTime(aRow('alice', over), ANA.id, promised, NOW);

describe('rowTime', () => {
  it.each([
    ['comes now', { waiting_minutes: 0 }, { text: 'now', tone: 'calm' }],
    ['waits', { waiting_minutes: 18 }, { text: '18 min', tone: 'calm' }],
    ['is late', { waiting_minutes: 64, overdue: true }, { text: '34 min late', tone: 'late' }],
    ['is late by seconds', { waiting_minutes: 30, overdue: true }, { text: '1 min late', tone: 'late' }],
    [
      'is yours',
      { state: 'human', assignee: ANA, last_reply_at: '2026-11-27T09:05:00.000Z' },
      { text: 'With you', tone: 'calm' },
    ],
    ['is of a colleague', { state: 'human', assignee: BEN }, { text: 'With Ben Okoye', tone: 'calm' }],
    ['is closed, without a message', { state: 'closed', last_message_at: null }, { text: '', tone: 'calm' }],
  ])('of a conversation that %s', (_, over, words) => {
    expect(time(over)).toEqual(words);
  });

  it('says when the customer wrote last, in a conversation of yours', () => {
    const yours = { state: 'human', assignee: ANA } as const;
    const words = { text: clock('2026-11-27T09:00:00.000Z'), tone: 'wrote' };
    expect(time(yours)).toEqual({ ...words, text: `wrote ${words.text}` });
    expect(time({ ...yours, assignee: BEN })).toEqual({ text: 'With Ben Okoye', tone: 'calm' });
  });

  it('says how long it is, where the promise is not known yet', () => {
    expect(time({ waiting_minutes: 64, overdue: true }, null)).toEqual({ text: '1 h 4 min, late', tone: 'late' });
  });
});

describe('names', () => {
  it('of a visitor are the beginning of the id', () => {
    expect(nameOf('visitor:7f3c9a10-1111')).toBe('Visitor 7f3c');
    expect(nameOf('alice')).toBe('alice');
  });

  it('of a team are its title, or its name', () => {
    const teams = [{ name: 'trust', title: { en: 'security' }, topics: [] }];
    expect([teamTitle(teams, 'trust'), teamTitle(teams, 'gone')]).toEqual(['Security', 'Gone']);
  });

  it('of a language are in English, or its code', () => {
    expect([languageName('de'), languageName('!')]).toEqual(['German', '!']);
  });
});

it.each([
  [{ label: 'negative', score: -0.6 }, 'down'],
  [{ label: 'positive', score: 0.6 }, 'up'],
  [{ label: 'neutral', score: 0 }, 'flat'],
  [null, 'flat'],
])('the mood of %o is %s', (sentiment, mood) => {
  expect(moodOf(sentiment)).toBe(mood);
});
