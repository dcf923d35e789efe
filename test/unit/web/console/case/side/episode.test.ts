import { describe, expect, it } from 'vitest';
import { episodeOf } from '../../../../../../web/console/case/side/episode.ts';
import type { Episode, Turn } from '../../../../../../web/console/results.ts';
import { ANA, aCase, aDesk, aPost, aTurn } from '../../a-case.ts';

const answered = (key: string): Turn =>
  aTurn(key, {
    receipt: { model: 'm', usage: { input_tokens: 90, output_tokens: 10, cost_usd: 0.001 } } as NonNullable<
      Turn['receipt']
    >,
  });
const closed = (episode: number, to: string): Episode => ({
  ...{ episode, to, closed_at: '2026-11-20T09:00:00.000Z', by: ANA, resolution: 'solved', feedback: null },
});
const ENTRIES = [answered('1'), aPost('2'), answered('4'), aPost('5'), answered('6')];
const ALL = { entries: ENTRIES, older: null };
/** From the second episode on. */
const LATER = { entries: ENTRIES.slice(2), older: 'cursor' };

describe('episodeOf', () => {
  it('counts the entries behind the last close', () => {
    const its = episodeOf(aCase({ episodes: [closed(1, '3')] }), ALL);
    expect(its).toMatchObject({ number: 2, tokens: 200, answered: 2, cost_usd: 0.002 });
    expect(its.turns.map(({ turn_id }) => turn_id)).toEqual(['6', '4']);
    expect(its.since).not.toBeNull();
  });

  it('counts those of the last episode of a conversation that is closed', () => {
    const episodes = [closed(2, '7'), closed(1, '3')];
    expect(episodeOf(aCase({ desk: aDesk({ state: 'closed' }), episodes }), ALL)).toMatchObject({
      number: 2,
      answered: 2,
    });
  });

  it('is the first one without a close', () => {
    expect(episodeOf(aCase(), ALL)).toMatchObject({ number: 1, answered: 3 });
  });

  it('does not say since when, if its beginning was not read', () => {
    expect(episodeOf(aCase({ episodes: [closed(1, '3')] }), LATER).since).toBeNull();
    expect(episodeOf(aCase(), LATER).since).toBeNull();
  });
});
