import { createHash } from 'node:crypto';
import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { Desk, NO_DESK } from '../desk/desk.ts';
import type { EventType, StoredEvent } from './catalogue.ts';
import type { Change, Image } from './change.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;

/** The change of one kind of item, without an expired image: TTL deletes late, and a new item may replace one that is still there. */
export const liveChange = (change: Change): Change => {
  const live = (image: Image | null) => (image && Number(image[TTL] ?? Infinity) * 1000 > change.at ? image : null);
  return { ...change, old: live(change.old), new: live(change.new) };
};

/** The desk in an image of a conversation; that of no item for null. */
export const deskOf = (image: Image | null): Desk => Desk.parse({ ...NO_DESK, ...image });

/** An id of an event: the same for every derivation. `which` is the version, or whatever tells this change of the item from its others. */
export const eventId = ({ pk, sk, new: image }: Change, which: string | number, type: EventType): string =>
  `evt_${createHash('sha256')
    .update(JSON.stringify([pk, sk, String(which), String(image?.created_at ?? ''), type]))
    .digest('hex')
    .slice(0, 32)}`;

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** An event of a change, at a time in epoch milliseconds that the item has. */
export const event = <T extends EventType>(
  change: Change,
  type: T,
  { which, at, sequence }: { readonly which: string | number; readonly at: number; readonly sequence: number | null },
  data: Extract<StoredEvent, { readonly type: T }>['data'],
): StoredEvent => ({ type, id: eventId(change, which, type), timestamp: isoTime(at), sequence, data }) as StoredEvent;
