import type { ConversationId } from '../config/keys.ts';
import { AT_REST, type Desk, isWithPeople } from './desk.ts';
import type { Desks, Move } from './desks.ts';
import { untilWritten } from './until-written.ts';

/**
 * Whether the assistant may answer the turn `key`, which is stored: read after that write, so that either this read sees a person, or the
 * person's take-over sees the turn (docs/architecture.md §5). A closed conversation is opened anew.
 */
export const admit = (
  desks: Pick<Desks, 'get' | 'move' | 'pendingTurns'>,
  id: ConversationId,
  key: string,
): Promise<{ readonly runs: boolean; readonly desk: Desk }> =>
  untilWritten(async () => {
    const desk = await desks.get(id);
    if (isWithPeople(desk)) return { runs: false, desk };
    const opening = desk.state === 'closed' ? await opensWith(desks, id, desk, key) : comesBack(desk, key);
    const opened = opening ? await desks.move(id, opening) : desk;
    return opened && { runs: true, desk: opened };
  });

/**
 * The next episode. It begins at the close, or at an older turn that is still answered: a take-over only looks for pending turns of the episode.
 */
const opensWith = async (
  desks: Pick<Desks, 'pendingTurns'>,
  id: ConversationId,
  { version, episode, closed_key, closed }: Desk,
  key: string,
): Promise<Move> => {
  const [running] = await desks.pendingTurns(id, closed[0]?.from ?? null);
  const episode_from = [closed_key ?? key, key, running?.key ?? key].toSorted()[0] ?? key;
  const set = { ...AT_REST, episode: episode + 1, episode_from, ticket: null };
  return { id: `open#${key}`, key, version, from: 'closed', to: 'bot', set };
};

/** A turn that is older than the episode, and that a client repeats, moves its beginning back, for the same reason. Null for any other. */
const comesBack = ({ version, episode_from }: Desk, key: string): Move | null =>
  episode_from !== null && key < episode_from
    ? { id: `open#${key}`, key, version, from: 'bot', to: 'bot', set: { episode_from: key } }
    : null;
