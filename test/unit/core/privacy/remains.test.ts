import { describe, expect, it } from 'vitest';
import { isLater, remainsOf, type StoredItem } from '../../../../core/privacy/remains.ts';

const T = 1_800_000_000_000;
const key = (ms: number) => `${T + ms}-a`;

describe('an item of a conversation', () => {
  it.each<[string, StoredItem, boolean]>([
    ['a message that came before', { sk: 'TURN#m', started_at: T - 1, at: key(-1) }, false],
    [
      'a message that came before, and whose key was made after',
      { sk: 'TURN#m', started_at: T - 1, at: key(5) },
      false,
    ],
    ['a message that came at the time', { sk: 'TURN#m', started_at: T, at: key(0) }, true],
    ['an earlier reply', { sk: 'POST#p', at: key(-1) }, false],
    ['a later notice', { sk: 'NOTICE#n', at: key(1) }, true],
    ['earlier feedback', { sk: 'FEEDBACK#EPISODE#1', given_at: T - 1 }, false],
    ['later feedback', { sk: 'FEEDBACK#EPISODE#1', given_at: T + 1 }, true],
    ['a summary, which has no time', { sk: '~SUMMARY', at: '~SUMMARY', answered_at: T + 1 }, false],
    ['what nobody knows yet', { sk: 'NEW#1' }, false],
  ])('%s: %j is later: %s', (_, item, later) => {
    expect(isLater(item, T)).toBe(later);
  });
});

describe("a conversation's item", () => {
  const OLD = {
    ...{ pk: 'ada#c', sk: '~CONVERSATION', customer: 'ada', conversation: 'c', created_at: T - 5, last_key: key(-1) },
    ...{ state: 'human', version: 3, desk: 'human', title: 'Old words', words: 'Angry.', contact: 'a@example.com' },
    ...{ closed: [{}], profile: {}, ticket: {}, expires_at: 9, move: { id: 'staff:ana#m', key: key(-1) } },
  };
  const turn = (ms: number, message: string) => ({ sk: 'TURN#m', started_at: T + ms, message });

  it('goes with its last message, whatever the team or the clock did since', () => {
    expect(remainsOf(OLD, [], T)).toBeNull();
    for (const id of ['staff:ana#m', 'machine:crm#m', 'clock:clock#quiet-1', `turn#${key(7)}`])
      expect(remainsOf({ ...OLD, move: { id, key: key(7) } }, [], T)).toBeNull();
    // An execution from before that hands off.
    expect(remainsOf({ ...OLD, created_at: T - 1 }, [], T)).toBeNull();
  });

  it('stays by a later message, with its words, and without all others', () => {
    const left = remainsOf(OLD, [turn(9, 'Second.'), turn(7, 'First.')], T);
    expect(left).toEqual({
      ...{ pk: 'ada#c', sk: '~CONVERSATION', customer: 'ada', conversation: 'c', last_key: key(-1), expires_at: 9 },
      ...{ state: 'human', version: 3, desk: 'human', move: OLD.move, created_at: T, title: 'First.' },
    });
    // And so in the second pass, which takes what late writers added.
    expect(remainsOf({ ...left, words: 'Late.' }, [turn(7, 'First.')], T)).toEqual(left);
  });

  it('stays by what the customer did at the desk since', () => {
    const asked = { ...OLD, move: { id: 'customer:ada#m', key: key(7) } };
    expect(remainsOf(asked, [], T)).toMatchObject({ state: 'human', created_at: T });
    expect(remainsOf(asked, [], T)).not.toHaveProperty('contact');
  });

  it('of a later conversation stays as it is', () => {
    const later = { ...OLD, created_at: T + 1, last_key: key(1) };
    expect(remainsOf(later, [], T)).toBe(later);
    expect(remainsOf({ ...later, last_key: key(-1) }, [], T)).toBeNull();
  });
});
