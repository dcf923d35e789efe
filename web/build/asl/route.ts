import type { Link } from './links.ts';
import type { Item, Row } from './rows.ts';

type Point = readonly [x: number, y: number];

const GAP = 15;
const FIRST = 7;
const TRACK = 6;
/** How far beside the middle of a box edges upwards begin and end. */
const BESIDE = 16;

/** A part of a link that crosses the gap below the row `gap`. */
interface Crossing {
  readonly link: Link;
  readonly gap: number;
  readonly from: number;
  readonly to: number;
  track: number;
}

/** Gives the rows their `y`, with room between them for the edges that cross there, and the edges their corners. */
export const routeLinks = (
  rows: readonly Row[],
  links: readonly Link[],
  extra: (row: number) => number,
): { readonly height: number; readonly pointsOf: (link: Link) => Point[] } => {
  const crossings = new Map(links.map((link) => [link, crossingsOf(link)]));
  const all = [...crossings.values()].flat();
  const tracks = rows.map((_, gap) => assignTracks(all.filter((crossing) => crossing.gap === gap)));
  const bottoms: number[] = [];
  let y = 2;
  rows.forEach(({ items }, at) => {
    y += extra(at);
    const height = Math.max(...items.map((item) => item.height));
    for (const item of items) item.y = y + height / 2;
    bottoms.push(y + height);
    y += height + GAP + (tracks[at] ?? 0) * TRACK;
  });
  const heightOf = ({ gap, track }: Crossing) => (bottoms[gap] ?? 0) + FIRST + track * TRACK;
  const edgeOf = ({ y: middle, height }: Item, isTop: boolean) => middle + (height / 2) * (isTop ? -1 : 1);
  return {
    height: y - GAP + 2,
    pointsOf: (link) => {
      const parts = crossings.get(link) ?? [];
      const [first, last] = [link.stops[0] as Item, link.stops.at(-1) as Item];
      const bends = parts.flatMap((part): Point[] =>
        part.from === part.to
          ? []
          : [
              [part.from, heightOf(part)],
              [part.to, heightOf(part)],
            ],
      );
      const start: Point = [parts[0]?.from ?? first.x, edgeOf(first, link.isUp)];
      return [start, ...bends, [parts.at(-1)?.to ?? last.x, edgeOf(last, !link.isUp)]];
    },
  };
};

const crossingsOf = (link: Link): Crossing[] => {
  const { isUp, stops } = link;
  const beside = (item: Item) => (isUp && item.width > 4 ? Math.min(item.width / 3, BESIDE) : 0);
  return stops.slice(1).map((item, at) => {
    const before = stops[at] as Item;
    const gapBehind = isUp ? before.row - 1 : before.row;
    const gapBefore = isUp ? item.row : item.row - 1;
    const from = before.x + beside(before);
    const isFoot = isUp && item === stops.at(-1) && item.width <= 4;
    return {
      link,
      gap: at === 0 ? gapBehind : gapBefore,
      from: Math.round(from),
      to: Math.round(isFoot ? from : item.x + beside(item)),
      track: 0,
    };
  });
};

/** The number of tracks beyond the first. Lines may lie upon each other if they come from one state, or lead to one. */
const assignTracks = (crossings: readonly Crossing[]): number => {
  const placed: Crossing[] = [];
  const isTogether = (one: Crossing, other: Crossing): boolean =>
    one.link.isUp === other.link.isUp &&
    (one.link.edge.from === other.link.edge.from || one.link.edge.to === other.link.edge.to);
  const overlaps = (one: Crossing, other: Crossing): boolean =>
    Math.min(one.from, one.to) < Math.max(other.from, other.to) + 3 &&
    Math.min(other.from, other.to) < Math.max(one.from, one.to) + 3;
  for (const each of crossings.toSorted((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to))) {
    if (each.from === each.to) continue;
    const clashes = () =>
      placed.some((other) => other.track === each.track && !isTogether(each, other) && overlaps(each, other));
    while (clashes()) each.track++;
    placed.push(each);
  }
  return Math.max(0, ...placed.map(({ track }) => track));
};
