import type { Link } from './links.ts';
import type { Item, Row } from './rows.ts';

const BETWEEN = 8;
const SWEEPS = 24;
/** Pixels that look like a mistake. */
const STEP = 16;
/** Keeps the ordinary way straight. */
const SPINE = 1000;

interface Wish {
  readonly x: number;
  readonly weight: number;
}

/** From `left` to `right`, in pixels. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
}

/**
 * Gives the items their `x`: near those that they are linked to, without overlaps, and within the bounds. Those of the ordinary way stand in the
 * middle. Throws if a row is too wide.
 */
export const placeItems = (
  rows: readonly Row[],
  links: readonly Link[],
  isSpine: (key: string) => boolean,
  boundsOf: (row: Row) => Bounds,
): void => {
  const near = neighbours(links);
  const place = (row: Row, wish: (item: Item) => Wish) => placeRow(row.items, boundsOf(row), wish);
  const middle = (row: Row) => (boundsOf(row).left + boundsOf(row).right) / 2;
  for (const row of rows) centre(row.items, isSpine, middle(row) - boundsOf(row).left);
  for (const row of rows) place(row, () => ({ x: middle(row), weight: 1 }));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    const isLast = sweep > SWEEPS - 4;
    for (const row of isDown ? rows : rows.toReversed())
      place(row, (item) => {
        if (isSpine(item.key)) return { x: middle(row), weight: SPINE };
        const pulls = (near.get(item) ?? []).filter((pull) => isLast || pull.isAbove === isDown);
        const weight = pulls.reduce((sum, pull) => sum + pull.weight, 0);
        if (weight === 0) return { x: item.x, weight: 0.1 };
        return { x: pulls.reduce((sum, pull) => sum + pull.weight * pull.item.x, 0) / weight, weight };
      });
  }
  const lanes = Map.groupBy(
    rows.flatMap(({ items }) => items.filter((item) => isLane(item) && !isSpine(item.key))),
    ({ key }) => key,
  );
  for (const row of rows)
    for (const item of row.items)
      if (!isLane(item) && !isSpine(item.key)) snap(item, near.get(item) ?? [], roomOf(item, rows));
  for (const lane of lanes.values()) straighten(lane, rows);
};

const isLane = ({ height }: Item): boolean => height === 0;

/** Moves what would push the ordinary way out of the middle to its other side. */
const centre = (items: Item[], isSpine: (key: string) => boolean, half: number): void => {
  const at = items.findIndex(({ key }) => isSpine(key));
  const [spine] = items.slice(at);
  if (at < 1 || !spine) return;
  const beside = items.slice(0, at).reduce((sum, { width }) => sum + width + BETWEEN, spine.width / 2);
  if (beside > half) items.splice(at - 1, 2, spine, ...items.slice(at - 1, at));
};

interface Pull {
  readonly item: Item;
  readonly weight: number;
  readonly isAbove: boolean;
}

const WEIGHTS = { next: 3, default: 3, branch: 2, choice: 1, catch: 0.3 } as const;

const neighbours = (links: readonly Link[]): ReadonlyMap<Item, readonly Pull[]> => {
  const near = new Map<Item, Pull[]>();
  const add = (item: Item, pull: Pull) => near.set(item, [...(near.get(item) ?? []), pull]);
  for (const { edge, isUp, stops } of links) {
    const weight = isUp ? 0.5 : WEIGHTS[edge.kind];
    stops.slice(1).forEach((item, at) => {
      const before = stops[at] as Item;
      add(item, { item: before, weight, isAbove: !isUp });
      add(before, { item, weight, isAbove: isUp });
    });
  }
  return near;
};

/** The nearest places to the wishes that keep the order: neighbours that would overlap share their wish (pool adjacent violators). */
const placeRow = (items: readonly Item[], { left, right }: Bounds, wish: (item: Item) => Wish): void => {
  let end = 0;
  const offsets = items.map(({ width }, at) => {
    const offset = end + (at === 0 ? 0 : BETWEEN) + width / 2;
    end = offset + width / 2;
    return offset;
  });
  if (end > right - left)
    throw new Error(`A row is ${end - right + left} pixels too wide: ${items.map(({ key }) => key)}`);
  const pools: { sum: number; weight: number; size: number }[] = [];
  items.forEach((item, at) => {
    const { x, weight } = wish(item);
    let pool = { sum: (x - (offsets[at] as number)) * weight, weight, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.weight > pool.sum / pool.weight; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, size: last.size + pool.size };
    }
    pools.push(pool);
  });
  const starts = pools.flatMap(({ sum, weight, size }) => Array<number>(size).fill(sum / weight));
  items.forEach((item, at) => {
    item.x = Math.min(Math.max(starts[at] as number, left), right - end) + (offsets[at] as number);
  });
};

/** The free place of an item in its row. */
const roomOf = (item: Item, rows: readonly Row[]): Bounds => {
  const items = rows[item.row]?.items ?? [];
  const at = items.indexOf(item);
  const [before, after] = [items[at - 1], items[at + 1]];
  return {
    left: before ? before.x + before.width / 2 + BETWEEN + item.width / 2 : -Infinity,
    right: after ? after.x - after.width / 2 - BETWEEN - item.width / 2 : Infinity,
  };
};

/** Gives a lane one `x` in all of its rows, if there is one that is free. */
const straighten = (lane: readonly Item[], rows: readonly Row[]): void => {
  const room = lane.map((item) => roomOf(item, rows));
  const left = Math.max(...room.map((each) => each.left));
  const right = Math.min(...room.map((each) => each.right));
  const mean = lane.reduce((sum, { x }) => sum + x, 0) / lane.length;
  if (left <= right) for (const item of lane) item.x = Math.min(Math.max(mean, left), right);
};

/** Takes a small step out of the line from the state above. */
const snap = (item: Item, pulls: readonly Pull[], { left, right }: Bounds): void => {
  const [above] = pulls.filter((pull) => pull.isAbove && !isLane(pull.item)).toSorted((a, b) => b.weight - a.weight);
  const x = above?.item.x ?? item.x;
  if (Math.abs(x - item.x) <= STEP && x >= left && x <= right) item.x = x;
};
