import { timeOfKey } from '../config/keys.ts';
import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { titleOf } from '../turn/title-of.ts';

/** An item of the table, as plain values. */
export type StoredItem = Readonly<Record<string, unknown>>;

const { partitionKey: PK, sortKey: SK, ttl: TTL, orderIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;
const TURN = 'TURN#';

/** The attributes of a conversation's item that hold no words, contacts or readings. All others are removed, also those that a later version adds. */
const BARE = [
  ...[PK, SK, TTL, deskIndex.partitionKey, deskIndex.sortKey, dueIndex.partitionKey, dueIndex.sortKey],
  ...['customer', 'conversation', 'last_key', 'status', 'updated_at', 'state', 'version', 'episode', 'episode_from'],
  ...['closed_key', 'waiting_since', 'overdue_since', 'reason', 'team', 'assignee', 'last_post', 'move'],
];

export const isTurn = (item: StoredItem): boolean => String(item[SK]).startsWith(TURN);

/**
 * Whether an item of a conversation is from after an erasure: a turn by the arrival of its message, a post by its key, feedback by its time. An item
 * without a time of its own, such as a summary, counts as older.
 */
export const isLater = (item: StoredItem, erasedAt: number): boolean => {
  if (isTurn(item)) return Number(item.started_at) >= erasedAt;
  if (typeof item.given_at === 'number') return item.given_at >= erasedAt;
  const key = item[orderIndex.sortKey];
  return typeof key === 'string' && timeOfKey(key) >= erasedAt;
};

/**
 * The conversation's item after an erasure; null if the conversation is deleted. It stays only if the customer did something since: `later` are the
 * turns of later messages. An item from before the erasure loses all words.
 */
export const remainsOf = (item: StoredItem, later: readonly StoredItem[], erasedAt: number): StoredItem | null => {
  const [first] = later.toSorted((one, other) => Number(one.started_at) - Number(other.started_at));
  const isNew = Number(item.created_at) > erasedAt;
  if (!first && !customerMoved(item, erasedAt) && !(isNew && isSince(item.last_key, erasedAt))) return null;
  if (isNew) return item;
  return {
    ...Object.fromEntries(BARE.flatMap((name) => (name in item ? [[name, item[name]]] : []))),
    created_at: erasedAt,
    ...(first && { title: titleOf(String(first.message)) }),
  };
};

/** Whether the last move is a later act of the customer, such as asking for a person. Acts of the team and of the clock keep no conversation. */
const customerMoved = ({ move }: StoredItem, erasedAt: number): boolean => {
  const { id = '', key } = (move ?? {}) as { readonly id?: string; readonly key?: string };
  return id.startsWith('customer:') && isSince(key, erasedAt);
};

const isSince = (key: unknown, time: number): boolean => typeof key === 'string' && timeOfKey(key) >= time;
