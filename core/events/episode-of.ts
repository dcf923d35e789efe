import { keyTime } from '../config/keys.ts';
import type { Desk } from '../desk/desk.ts';
import type { StoredEvent } from './catalogue.ts';

/** An episode, and the range of its entries' keys: after `after`, which is null for the beginning, and up to `to`, which is null for an open one. */
export interface EpisodeRange {
  readonly episode: number;
  readonly after: string | null;
  readonly to: string | null;
}

/**
 * The episode to which an event belongs, by the desk as it is now. A desk has only its newest closed episodes: an older event counts to the oldest
 * of them.
 */
export const episodeOf = (event: StoredEvent, desk: Desk): EpisodeRange => {
  const { episode, closed } = desk;
  const which = closedEpisodeOf(event, desk);
  const its = closed[which];
  return its
    ? { episode: its.episode, after: closed[which + 1]?.to ?? null, to: its.to }
    : { episode, after: closed[0]?.to ?? null, to: null };
};

/** Its position among the closed episodes; -1 for the open one. */
const closedEpisodeOf = (event: StoredEvent, { state, closed }: Desk): number => {
  const { data } = event;
  // The next one may have begun before an episode is rated.
  if ('rated_episode' in data && data.rated_episode !== null) {
    const rated = data.rated_episode;
    return closed.findLastIndex(({ episode }) => rated <= episode);
  }
  const at = keyOfEvent(event);
  const ended = closed.findLastIndex(({ to }) => at <= to);
  // The newest one, for what follows its close.
  return ended < 0 && state === 'closed' ? 0 : ended;
};

/** Sorts among the keys of turns and posts. */
const keyOfEvent = ({ data, timestamp }: StoredEvent): string => {
  if ('post' in data) return data.post;
  if ('up_to' in data) return data.up_to;
  if ('turn' in data && data.turn !== null) return data.turn;
  return keyTime(Date.parse(timestamp));
};
