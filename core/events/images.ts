import { createHash } from 'node:crypto';
import { CONVERSATIONS_TABLE } from '../config/table-layout.ts';
import { Desk, NO_DESK } from '../desk/desk.ts';
import { recordOf } from '../text/json.ts';
import type { EventType, StoredEvent } from './catalogue.ts';
import type { Change, Image } from './change.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;

/** The change without expired images: TTL deletes late, and a new item may replace an expired one. */
export const liveChange = (change: Change): Change => {
  const live = (image: Image | null) => (image && Number(image[TTL] ?? Infinity) * 1000 > change.at ? image : null);
  const [old, now] = [live(change.old), live(change.new)];
  // The writer's clock may be ahead of the stream's. Another `created_at` shows that the item is a new one.
  return { ...change, old: old && now && isAnew(old, now) ? null : old, new: now };
};

/** An erasure changes `created_at`, too, and keeps the last move, which was told before. */
const isAnew = (old: Image, now: Image): boolean => old.created_at !== now.created_at && moveOf(old) !== moveOf(now);
const moveOf = ({ move }: Image): unknown => recordOf(move).id;

/** The desk in an image of a conversation; for null, the desk of a conversation without an item. */
export const deskOf = (image: Image | null): Desk => Desk.parse({ ...NO_DESK, ...image });

/** The id of an event, the same for every derivation. `which` is the version, or another value that tells this change of the item from its others. */
const eventId = ({ pk, sk, new: image }: Change, which: string | number, type: EventType): string =>
  `evt_${createHash('sha256')
    .update(JSON.stringify([pk, sk, String(which), String(image?.created_at ?? ''), type]))
    .digest('hex')
    .slice(0, 32)}`;

/** When the job of an event at `time` (epoch ms) is due: at once, because the keys of a conversation may be ahead of the clock. */
export const soon = ({ at }: Change, time: number): number => Math.min(at, time);

export const isoTime = (ms: number): string => new Date(ms).toISOString();

/** An event of a change, at a time in epoch milliseconds that the item has. */
export const event = <T extends EventType>(
  change: Change,
  type: T,
  { which, at, sequence }: { readonly which: string | number; readonly at: number; readonly sequence: number | null },
  data: Extract<StoredEvent, { readonly type: T }>['data'],
): StoredEvent => ({ type, id: eventId(change, which, type), timestamp: isoTime(at), sequence, data }) as StoredEvent;
