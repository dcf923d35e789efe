import { graphlib, layout } from '@dagrejs/dagre';
import { edgesOf, type Scope, type State } from './machine.ts';

/** A state's box, the upper or lower edge of a frame, or the place where edges pass a row. */
export interface Item {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  row: number;
  x: number;
  y: number;
}

export interface Row {
  readonly items: Item[];
  /** The Parallel whose frame has the row. */
  readonly frame: string | null;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Lanes that pass a frame, and run beside all rows. */
  readonly gutters: readonly string[];
}

/** Edges to one state share a lane, one down and one up; those that pass a frame another one, outside of it. */
export const laneOf = (to: string, isUp: boolean, isOutside = false): string =>
  `${to} ${isUp ? 'up' : 'down'}${isOutside ? ' outside' : ''}`;
export const headOf = (frame: string): string => `${frame} head`;
export const footOf = (frame: string): string => `${frame} foot`;

const TASK = 34;
const OTHER = 22;
/** Has the name of the frame. */
const HEAD = 16;
const LANE = 4;

export const itemOf = (key: string, width: number, height: number): Item => ({
  key,
  width,
  height,
  row: 0,
  x: 0,
  y: 0,
});

/** Reckoned for a wide font, because the font is the system's. */
const boxOf = (name: string, { Type }: State): Item =>
  itemOf(name, Math.ceil(name.length * 6.1) + (Type === 'Choice' ? 24 : 12), Type === 'Task' ? TASK : OTHER);

/** The states of a scope in rows, in dagre's order. A frame has rows of its own, in which its branches stand side by side. */
export const rowsOf = (scope: Scope, names = Object.keys(scope.States)): Rows => {
  const gutters = new Set<string>();
  const rows = ranksOf(scope, names).flatMap((keys): Row[] => {
    const frame = keys.find((key) => scope.States[key]?.Branches);
    if (frame === undefined) return [{ items: keys.map((key) => toItem(scope, key)), frame: null }];
    for (const key of keys) if (key !== frame) gutters.add(key);
    return framed(frame, scope.States[frame]?.Branches ?? []);
  });
  const kept = rows.map(({ items, frame }) => ({ items: items.filter(({ key }) => !gutters.has(key)), frame }));
  return { rows: kept, gutters: [...gutters] };
};

const toItem = ({ States }: Scope, key: string): Item => {
  const state = States[key];
  return state ? boxOf(key, state) : itemOf(key, LANE, 0);
};

const framed = (frame: string, branches: readonly Scope[]): Row[] => {
  const inner = branches.map((branch) => rowsOf(branch).rows);
  const depth = Math.max(...inner.map(({ length }) => length));
  // Edges upwards run beside a branch.
  const isUp = ({ key }: Item) => key.endsWith(' up');
  const rows = Array.from({ length: depth }, (_, at) =>
    inner
      .map((each) => each[at]?.items ?? [])
      .flatMap((items) => items.toSorted((a, b) => Number(isUp(b)) - Number(isUp(a)))),
  );
  return [[itemOf(headOf(frame), LANE, HEAD)], ...rows, [itemOf(footOf(frame), LANE, 0)]].map((items) => ({
    items,
    frame,
  }));
};

/** Names and lanes of each rank, from left to right. */
const ranksOf = ({ States }: Scope, names: readonly string[]): string[][] => {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 8, edgesep: 4, ranksep: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const name of names) graph.setNode(name, { width: 100, height: 20 });
  for (const { from, to, kind } of names.flatMap((name) => edgesOf(name, States[name] as State)))
    if (from !== to && names.includes(to)) graph.setEdge(from, to, { weight: kind === 'catch' ? 1 : 2 });
  layout(graph);
  const placed = names.map((key) => ({ key, ...(graph.node(key) as Point) }));
  const heights = [...new Set(placed.map(({ y }) => y))].toSorted((a, b) => a - b);
  const heightOf = (name: string) => (graph.node(name) as Point).y;
  const frames = names.filter((name) => States[name]?.Branches).map(heightOf);
  const lanes = graph.edges().flatMap(({ v, w }: { v: string; w: string }) => {
    const [from, to] = [heightOf(v), heightOf(w)];
    const points = (graph.edge(v, w) as { points: Point[] }).points;
    const between = heights.filter((y) => y > Math.min(from, to) && y < Math.max(from, to));
    const isOutside = between.some((y) => frames.includes(y));
    const key = laneOf(w, to < from, isOutside);
    return between.map((y) => ({ key, x: points.find((point) => point.y === y)?.x ?? 0, y }));
  });
  return heights.map((y) => {
    const cells = [...placed, ...lanes].filter((cell) => cell.y === y).toSorted((a, b) => a.x - b.x);
    return [...new Set(cells.map(({ key }) => key))];
  });
};

interface Point {
  readonly x: number;
  readonly y: number;
}
