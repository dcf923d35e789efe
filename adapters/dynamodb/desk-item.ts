import { dayOf } from '../../core/access/quota.ts';
import { type ConversationId, hashOf, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Desk, NO_DESK } from '../../core/desk/desk.ts';
import type { Move } from '../../core/desk/desks.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Item } from './items.ts';

const { deskIndex } = CONVERSATIONS_TABLE;

/** The desk in a conversation's item. An absent attribute has its value from `NO_DESK`. */
export const toDesk = (item: Item): Desk => Desk.parse({ ...NO_DESK, ...item });

type Place =
  | { readonly state: 'waiting'; readonly team: string }
  | { readonly state: 'human' }
  | { readonly state: 'closed'; readonly day: string };

export const deskPartition = (of: Place): string =>
  of.state === 'waiting' ? `waiting#${of.team}` : of.state === 'closed' ? `closed#${of.day}` : of.state;

/** The keys of the index of desks after a move: none while the assistant has the conversation. */
export const indexKeys = (id: ConversationId, { to, set }: Move, now: number): Item => {
  if (to === 'bot') return { [deskIndex.partitionKey]: null, [deskIndex.sortKey]: null };
  const since = to === 'waiting' ? (set.waiting_since ?? now) : now;
  return {
    [deskIndex.partitionKey]: deskPartition(placeOf(to, set.team, now)),
    [deskIndex.sortKey]: `${String(since).padStart(13, '0')}-${hashOf(partitionKey(id)).slice(0, 16)}`,
  };
};

const placeOf = (to: Exclude<Move['to'], 'bot'>, team: string | null | undefined, now: number): Place => {
  if (to === 'human') return { state: to };
  if (to === 'closed') return { state: to, day: dayOf(now) };
  // Queues are read by team.
  if (!team) throw new Fault('StoreRefused', 'A conversation that waits needs a team.');
  return { state: to, team };
};
