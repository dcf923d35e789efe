import { conversationOf, timeOfKey } from '../config/keys.ts';
import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { Post } from '../desk/desk.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import { event } from './images.ts';

const AT = CONVERSATIONS_TABLE.orderIndex.sortKey;

/** Only replies have an event. Notes are for the team, and a notice belongs to a move, which has its own event. */
export const postEvents = (change: Change): readonly StoredEvent[] => {
  const id = conversationOf(change.pk);
  // A post never changes, but a new one may replace one that has expired.
  if (!id || !change.new || change.old?.[AT] === change.new[AT]) return [];
  const { key, kind, author, sequence: version } = Post.parse({ ...change.new, key: change.new[AT] });
  if (kind !== 'reply') return [];
  const { customer, conversation } = id;
  const mark = { which: key, at: timeOfKey(key), sequence: version === undefined ? null : 2 * version + 1 };
  return [event(change, 'message.posted', mark, { customer, conversation, post: key, author })];
};
