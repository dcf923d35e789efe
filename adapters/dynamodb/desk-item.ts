import { dayOf } from '../../core/access/quota.ts';
import { isVisitor } from '../../core/access/visitor.ts';
import { type ConversationId, hashOf, keyTime, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Desk, NO_DESK } from '../../core/desk/desk.ts';
import type { DeskPlace, Move } from '../../core/desk/desks.ts';
import { IDLE_MS } from '../../core/desk/due.ts';
import { dueKeys } from './due-index.ts';
import type { Item } from './items.ts';

const { deskIndex, dueIndex } = CONVERSATIONS_TABLE;

/** The desk in a conversation's item. An absent attribute has its value from `NO_DESK`. */
export const toDesk = (item: Item): Desk => Desk.parse({ ...NO_DESK, ...item });

export const deskPartition = (of: DeskPlace): string => {
  if (of.state === 'closed') return `closed#${of.day}`;
  return of.state === 'waiting' && of.visitors ? 'waiting#visitors' : of.state;
};

/** The keys of the index of desks after a move: none while the assistant has the conversation. */
export const indexKeys = (id: ConversationId, { to, set }: Move, now: number): Item => {
  if (to === 'bot') return { [deskIndex.partitionKey]: null, [deskIndex.sortKey]: null };
  const since = to === 'waiting' ? (set.waiting_since ?? now) : now;
  return {
    [deskIndex.partitionKey]: deskPartition({ state: to, day: dayOf(now), visitors: isVisitor(id.customer) }),
    [deskIndex.sortKey]: `${keyTime(since)}-${hashOf(partitionKey(id)).slice(0, 16)}`,
  };
};

const NOT_DUE: Item = { [dueIndex.partitionKey]: null, [dueIndex.sortKey]: null };

/** When the clock looks at a conversation after a move: at once where people have it, because only the clock knows their hours. */
export const dueAfter = (id: ConversationId, { to, due_at }: Pick<Move, 'to' | 'due_at'>, now: number): Item => {
  if (to === 'closed' && due_at === undefined) return NOT_DUE;
  return dueKeys(partitionKey(id), due_at ?? (to === 'bot' ? now + IDLE_MS : now));
};
