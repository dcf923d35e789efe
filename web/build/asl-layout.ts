import type { Graph, GraphEdge, GraphState } from '../console/trace/graph.ts';
import { linksOf } from './asl/links.ts';
import { edgesOf, readMachine, type Scope, type State, statesIn } from './asl/machine.ts';
import { placeItems } from './asl/place.ts';
import { routeLinks } from './asl/route.ts';
import { footOf, headOf, type Item, laneOf, type Row, rowsOf } from './asl/rows.ts';

const MACHINES = { turn: 'conversation-turn', desk: 'desk-action' } as const;

/** A phone shows it without scaling. */
const WIDTH = 344;
const GUTTER = 9;
/** Between a frame and what is in it. */
const PADDING = 8;
/** For the caption above the states that only failures reach. */
const CAPTION = 18;

/** Both state machines, laid out from their files. */
export const layoutGraphs = (): Readonly<Record<keyof typeof MACHINES, Graph>> => ({
  turn: layoutOf(readMachine(MACHINES.turn)),
  desk: layoutOf(readMachine(MACHINES.desk)),
});

const layoutOf = (machine: Scope): Graph => {
  const states = statesIn(machine);
  const ordinary = reached(machine);
  const failing = Object.keys(machine.States).filter((name) => !ordinary.has(name));
  const main = rowsOf(
    machine,
    Object.keys(machine.States).filter((name) => ordinary.has(name)),
  );
  const rows = [...main.rows, ...rowsOf(machine, failing).rows];
  rows.forEach(({ items }, row) => {
    for (const item of items) item.row = row;
  });
  const { gutters } = main;
  const links = linksOf(states, { rows, gutters }, ({ from, to }) => !failing.includes(to) || failing.includes(from));
  const left = Math.ceil(gutters.length / 2) * GUTTER;
  const right = WIDTH - Math.floor(gutters.length / 2) * GUTTER;
  const pad = ({ frame }: Row) => (frame === null ? 0 : PADDING);
  for (const { stops } of links) {
    const [, stop] = stops;
    const at = gutters.indexOf(stop?.key ?? '');
    if (stop && at >= 0) stop.x = Math.floor(at / 2) * GUTTER + GUTTER / 2;
    if (stop && at % 2 === 1) stop.x = WIDTH - stop.x;
  }
  const spine = spineOf(machine);
  placeItems(
    rows,
    links,
    (key) => spine.has(key),
    (row) => ({ left: left + pad(row), right: right - pad(row) }),
  );
  const first = failing.length > 0 ? main.rows.length : -1;
  const { height, pointsOf } = routeLinks(rows, links, (row) => (row === first ? CAPTION : 0));
  const items = new Map(rows.flatMap((row) => row.items.map((item) => [item.key, item])));
  return {
    ...{ start: machine.StartAt, width: WIDTH, height: Math.ceil(height) },
    failuresAt: first < 0 ? null : Math.round(top(rows[first]?.items[0]) - CAPTION),
    states: [...states].map(([name, state]) => ({
      ...{ name, type: state.Type },
      ...(state.Branches ? frameOf(items, name, left, right) : boxOf(items.get(name))),
    })),
    edges: [...states].flatMap(([name, state]) =>
      edgesOf(name, state).map((edge): GraphEdge => {
        const link = links.find(
          (each) => each.edge.from === edge.from && each.edge.to === edge.to && each.edge.kind === edge.kind,
        );
        return { ...edge, points: link ? pointsOf(link).map(([x, y]) => [Math.round(x), Math.round(y)]) : [] };
      }),
    ),
  };
};

type Box = Pick<GraphState, 'x' | 'y' | 'width' | 'height'>;

const top = (item: Item | undefined): number => (item ? item.y - item.height / 2 : 0);

const boxOf = (item: Item | undefined): Box => {
  if (!item) throw new Error('A state has no place.');
  return { x: Math.round(item.x), y: Math.round(item.y), width: item.width, height: item.height };
};

const frameOf = (items: ReadonlyMap<string, Item>, name: string, left: number, right: number): Box => {
  const [from, to] = [top(items.get(headOf(name))), top(items.get(footOf(name)))];
  return { x: (left + right) / 2, y: (from + to) / 2, width: right - left, height: to - from };
};

/** The states of a machine that are reached without a failure. */
const reached = ({ StartAt, States }: Scope): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const { to, kind } of edgesOf(name, States[name] as State))
      if (kind !== 'catch' && kind !== 'branch') visit(to);
  };
  visit(StartAt);
  return found;
};

/** The ordinary way: no rule of a Choice applies, and nothing fails. */
const spineOf = ({ StartAt, States }: Scope): ReadonlySet<string> => {
  const keys = new Set<string>();
  for (let name: string | undefined = StartAt; name !== undefined && !keys.has(name); ) {
    for (const key of [name, headOf(name), footOf(name), laneOf(name, false)]) keys.add(key);
    name = States[name]?.Default ?? States[name]?.Next;
  }
  return keys;
};
