import { expect, it } from 'vitest';
import type { Image } from '../../../../core/events/change.ts';
import { AT, aChange, eventsIn, ID, iso, jobsIn, key } from './changes.ts';

const SK = '~SUMMARY#HANDED_OFF';
const SUMMARY: Image = {
  ...{ kind: 'summary', text: 'secret', context_from: key(2), answered_at: AT + 9, episode: 2, expires_at: AT },
};

it('a summary for a person has an event when it is written, without its words', () => {
  const events = eventsIn(aChange(SK, null, SUMMARY));
  expect(events).toMatchObject([{ type: 'conversation.summarized', timestamp: iso(9), sequence: null }]);
  expect(events[0]?.data).toEqual({ ...ID, up_to: key(2) });
  expect(jobsIn(aChange(SK, null, SUMMARY))).toEqual([]);
});

it('has one more when other words, or later ones, replace it', () => {
  const [first] = eventsIn(aChange(SK, null, SUMMARY));
  for (const change of [{ text: 'other' }, { context_from: key(3) }]) {
    const [event, ...more] = eventsIn(aChange(SK, SUMMARY, { ...SUMMARY, ...change, answered_at: AT + 10 }));
    expect([event?.type, more]).toEqual(['conversation.summarized', []]);
    expect(event?.id).not.toBe(first?.id);
  }
});

it('has none when the same is stored again, when it goes away, and for a model', () => {
  expect(eventsIn(aChange(SK, SUMMARY, { ...SUMMARY, answered_at: AT + 10, expires_at: AT + 1 }))).toEqual([]);
  expect(eventsIn(aChange(SK, SUMMARY, null))).toEqual([]);
  expect(eventsIn(aChange('~SUMMARY', null, SUMMARY))).toEqual([]);
});

it('is an error if it cannot be read', () => {
  expect(() => eventsIn(aChange(SK, null, { ...SUMMARY, context_from: undefined }))).toThrow();
});
