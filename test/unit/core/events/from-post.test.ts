import { describe, expect, it } from 'vitest';
import type { Image } from '../../../../core/events/change.ts';
import { AT, aChange, eventsIn, ID, iso, key } from './changes.ts';

const SK = 'POST#x';
const author = { id: 'ana', name: 'Ana' };
const REPLY: Image = { at: key(3), kind: 'reply', author, text: 'secret', move: null, sequence: 6, expires_at: AT };

describe('a message of a person', () => {
  it('has one event, with the key, the author and the number behind the move’s, and without its words', () => {
    const events = eventsIn(aChange(SK, null, REPLY));
    expect(events).toMatchObject([{ type: 'message.posted', timestamp: iso(3), sequence: 13 }]);
    expect(events[0]?.data).toEqual({ ...ID, post: key(3), author });
    expect(eventsIn(aChange(SK, null, { ...REPLY, author: null, sequence: undefined }))).toMatchObject([
      { sequence: null, data: { author: null } },
    ]);
  });

  it('has none when the same is stored again, and when it goes away', () => {
    expect(eventsIn(aChange(SK, REPLY, { ...REPLY, seen: true }))).toEqual([]);
    expect(eventsIn(aChange(SK, REPLY, null))).toEqual([]);
  });

  it('has one when it replaces an expired one', () => {
    const events = eventsIn(aChange(SK, REPLY, { ...REPLY, at: key(4) }));
    expect(events).toMatchObject([{ data: { post: key(4) } }]);
    expect(events[0]?.id).not.toBe(eventsIn(aChange(SK, null, REPLY))[0]?.id);
  });
});

it.each([
  ['POST#x', 'note'],
  ['NOTICE#1', 'notice'],
])('%s of the kind %s has none', (sk, kind) => {
  expect(eventsIn(aChange(sk, null, { ...REPLY, kind }))).toEqual([]);
});

it('a post of an unknown kind is an error', () => {
  expect(() => eventsIn(aChange(SK, null, { ...REPLY, kind: 'picture' }))).toThrow();
});
