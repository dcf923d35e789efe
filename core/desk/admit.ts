import type { ConversationId } from '../config/keys.ts';
import { Fault } from '../errors/faults.ts';
import type { Desk } from './desk.ts';
import type { Desks, Move } from './desks.ts';

/** Each round means that the desk changed between a read and the write after it. */
const MAX_ROUNDS = 5;

/**
 * Whether the assistant may answer the turn `key`, which is stored: read after that write, so that either this read sees a person, or the
 * person's take-over sees the turn (docs/architecture.md §5). A closed conversation is opened anew.
 */
export const admit = async (
  desks: Pick<Desks, 'get' | 'move' | 'pendingTurns'>,
  id: ConversationId,
  key: string,
): Promise<{ readonly runs: boolean; readonly desk: Desk }> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const desk = await desks.get(id);
    if (desk.state === 'waiting' || desk.state === 'human') return { runs: false, desk };
    const opening = desk.state === 'closed' ? await opensWith(desks, id, desk, key) : comesBack(desk, key);
    const opened = opening ? await desks.move(id, opening) : desk;
    if (opened) return { runs: true, desk: opened };
  }
  throw new Fault('StoreBusy', 'The desk changed between every read and the write after it.');
};

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
  const set = { ...AT_REST, episode: episode + 1, episode_from };
  return { id: `open#${key}`, key, version, from: 'closed', to: 'bot', set };
};

/** A turn that is older than the episode, and that a client repeats, moves its beginning back, for the same reason. Null for any other. */
const comesBack = ({ version, episode_from }: Desk, key: string): Move | null =>
  episode_from !== null && key < episode_from
    ? { id: `open#${key}`, key, version, from: 'bot', to: 'bot', set: { episode_from: key } }
    : null;

/** The attributes of a desk that the assistant owns. */
export const AT_REST = {
  closed_key: null,
  waiting_since: null,
  reason: null,
  words: null,
  team: null,
  assignee: null,
  risk: null,
} as const;
