import { describe, expect, it } from 'vitest';
import { type ClosedEpisode, type Desk, NO_DESK } from '../../../../core/desk/desk.ts';
import type { StoredEvent } from '../../../../core/events/catalogue.ts';
import { episodeOf } from '../../../../core/events/episode-of.ts';

const AT = 1_700_000_000_000;
const key = (n: number) => `${AT + n}-a`;
const ended = (episode: number, to: number): ClosedEpisode => ({
  ...{ episode, from: null, to: key(to), closed_at: AT + to, resolution: 'solved' },
  by: { kind: 'staff', id: 'ana', name: 'Ana' },
});
const event = (n: number, data: object = {}) =>
  ({ timestamp: new Date(AT + n).toISOString(), data: { customer: 'ada', conversation: 'c', ...data } }) as StoredEvent;
/** Two episodes that were closed at 10 and 20, and a third. */
const desk: Desk = { ...NO_DESK, episode: 3, closed: [ended(2, 20), ended(1, 10)] };
const FIRST = { episode: 1, after: null, to: key(10) };
const SECOND = { episode: 2, after: key(10), to: key(20) };
const THIRD = { episode: 3, after: key(20), to: null };

describe('episodeOf', () => {
  it('finds the episode by the time of an event, up to its close', () => {
    expect([1, 10].map((n) => episodeOf(event(n), desk))).toEqual([FIRST, FIRST]);
    expect([11, 20].map((n) => episodeOf(event(n), desk))).toEqual([SECOND, SECOND]);
    expect(episodeOf(event(21), desk)).toEqual(THIRD);
  });

  it('prefers the key of the turn or the post, which was before its answer', () => {
    expect(episodeOf(event(21, { turn: key(19) }), desk)).toEqual(SECOND);
    expect(episodeOf(event(21, { post: key(9) }), desk)).toEqual(FIRST);
    expect(episodeOf(event(21, { turn: null }), desk)).toEqual(THIRD);
  });

  it('is the one that was rated, also when the next one has begun, and that up to which a summary reaches', () => {
    const rated = (rated_episode: number | null) => episodeOf(event(30, { turn: null, rated_episode }), desk);
    expect([rated(1), rated(2), rated(3), rated(null)]).toEqual([FIRST, SECOND, THIRD, THIRD]);
    const forgotten = { ...desk, closed: desk.closed.slice(0, 1) };
    const oldest = { ...SECOND, after: null };
    expect(episodeOf(event(30, { turn: null, rated_episode: 1 }), forgotten), 'counts to the oldest').toEqual(oldest);
    expect(episodeOf(event(30, { up_to: key(20) }), desk)).toEqual(SECOND);
  });

  it('is the closed one for what follows the close, until the next begins', () => {
    expect(episodeOf(event(30), { ...desk, state: 'closed', episode: 2 })).toEqual(SECOND);
  });

  it('is the first of a conversation that is not stored', () => {
    expect(episodeOf(event(1), NO_DESK)).toEqual({ episode: 1, after: null, to: null });
  });
});
