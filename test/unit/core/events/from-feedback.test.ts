import { describe, expect, it } from 'vitest';
import { AT, aChange, eventsIn, ID, iso, key } from './changes.ts';

const SK = `FEEDBACK#${key(-9)}`;
const rating = (score: number, ms: number, comment?: string) => ({
  ...{ score, given_at: AT + ms, ...(comment !== undefined && { comment }) },
});

describe('a rating', () => {
  it('of an answer has the key of its turn, and not the words of the customer', () => {
    const events = eventsIn(aChange(SK, null, rating(4, 2, 'secret')));
    expect(events).toMatchObject([{ type: 'feedback.given', timestamp: iso(2), sequence: null }]);
    expect(events[0]?.data).toEqual({
      ...{ ...ID, turn: key(-9), rated_episode: null, score: 4, scale: 5, has_comment: true },
    });
  });

  it('of an episode has its number', () => {
    expect(eventsIn(aChange('FEEDBACK#EPISODE#12', null, rating(1, 2)))[0]?.data).toEqual({
      ...{ ...ID, turn: null, rated_episode: 12, score: 1, scale: 5, has_comment: false },
    });
  });

  it('that is changed has an event of its own', () => {
    const one = rating(4, 2);
    const ids = [rating(4, 3), rating(5, 2), rating(4, 2, 'Fine')].map((other) => {
      const events = eventsIn(aChange(SK, one, other));
      expect(events).toHaveLength(1);
      return events[0]?.id;
    });
    expect(new Set([...ids, eventsIn(aChange(SK, null, one))[0]?.id]).size).toBe(4);
  });

  it('that is stored again, or goes away, has none', () => {
    expect(eventsIn(aChange(SK, rating(4, 2), { ...rating(4, 2), expires_at: AT }))).toEqual([]);
    expect(eventsIn(aChange(SK, rating(4, 2), null))).toEqual([]);
  });
});
