import { describe, expect, it } from 'vitest';
import { definitionText } from '../../../../statemachines/definition.ts';
import { layoutGraphs } from '../../../../web/build/asl-layout.ts';
import type { Graph, GraphState } from '../../../../web/console/trace/graph.ts';
import { packGraph, unpackGraph } from '../../../../web/console/trace/packed-graph.ts';
import { allStates, edges, type Machine } from '../../../contract/asl.ts';

const graphs = layoutGraphs();
const MACHINES = [
  ['conversation-turn', graphs.turn],
  ['desk-action', graphs.desk],
] as const;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxOf = ({ x, y, width, height }: GraphState): Box => ({
  ...{ left: x - width / 2, right: x + width / 2 },
  ...{ top: y - height / 2, bottom: y + height / 2 },
});
const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const contains = (one: Box, other: Box): boolean =>
  one.left <= other.left && one.right >= other.right && one.top <= other.top && one.bottom >= other.bottom;

const boxes = ({ states }: Graph) => states.filter(({ type }) => type !== 'Parallel');
const stateOf = ({ states }: Graph, name: string): GraphState =>
  states.find((state) => state.name === name) ?? expect.fail(`No state ${name}.`);

/** The parts of a line, as boxes without a width or a height. */
const partsOf = (points: Graph['edges'][number]['points']): Box[] =>
  points.slice(1).map(([x, y], at) => {
    const [fromX, fromY] = points[at] ?? [x, y];
    return {
      ...{ left: Math.min(x, fromX), right: Math.max(x, fromX) },
      ...{ top: Math.min(y, fromY), bottom: Math.max(y, fromY) },
    };
  });

describe.each(MACHINES)('the layout of %s', (name, graph) => {
  const machine: Machine = JSON.parse(definitionText(name));

  it('has every state, with its type', () => {
    const states = allStates(machine).map(([state, { Type }]) => [state, Type]);
    expect(graph.states.map(({ name: state, type }) => [state, type])).toEqual(states);
    expect(graph.start).toBe(machine.StartAt);
  });

  it('has every way from state to state once, and the beginnings of branches', () => {
    const ways = allStates(machine).flatMap(([from, state]) => [
      ...edges(state).map(({ to, caught }) => `${from} ${caught === undefined ? 'on' : 'caught'} ${to}`),
      ...(state.Branches ?? []).map(({ StartAt }) => `${from} on ${StartAt}`),
    ]);
    const drawn = graph.edges.map(({ from, kind, to }) => `${from} ${kind === 'catch' ? 'caught' : 'on'} ${to}`);
    expect(new Set(drawn)).toEqual(new Set(ways));
    const keys = graph.edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('fits a phone and a window: at most 344 pixels wide and 1,250 high', () => {
    expect(graph.width).toBeLessThanOrEqual(344);
    expect(graph.height).toBeLessThanOrEqual(1250);
    const whole = { left: 0, right: graph.width, top: 0, bottom: graph.height };
    for (const state of graph.states) expect(contains(whole, boxOf(state)), state.name).toBe(true);
  });

  it('has no two states upon each other', () => {
    const all = boxes(graph);
    const clashes = all.flatMap((one, at) =>
      all.slice(at + 1).flatMap((other) => (overlap(boxOf(one), boxOf(other)) ? [[one.name, other.name]] : [])),
    );
    expect(clashes).toEqual([]);
  });

  it('has the states of branches within their frame, and no others', () => {
    for (const [frame, { Branches = [] }] of allStates(machine).filter(([, { Type }]) => Type === 'Parallel')) {
      const inside = Branches.flatMap(allStates).map(([state]) => state);
      const found = boxes(graph).filter((state) => overlap(boxOf(stateOf(graph, frame)), boxOf(state)));
      expect(found.map((state) => state.name)).toEqual(inside);
      for (const state of found) expect(contains(boxOf(stateOf(graph, frame)), boxOf(state))).toBe(true);
    }
  });

  it('leads lines from the edge of a state to the edge of another, and through none', () => {
    for (const { from, to, kind, points } of graph.edges) {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) continue;
      const [start, end] = [boxOf(stateOf(graph, from)), boxOf(stateOf(graph, to))];
      const label = `${from} → ${to}`;
      if (kind !== 'branch') expect([start.top, start.bottom].map(Math.round), label).toContain(first[1]);
      expect([end.top, end.bottom].map(Math.round), label).toContain(last[1]);
      const others = boxes(graph).filter((state) => state.name !== from && state.name !== to);
      const hit = others.filter((state) => partsOf(points).some((part) => overlap(part, boxOf(state))));
      expect(
        hit.map((state) => state.name),
        label,
      ).toEqual([]);
    }
  });

  it('draws a line for every way but those to a state that only failures reach, and twins', () => {
    const pairs = Map.groupBy(graph.edges, ({ from, to }) => `${from} → ${to}`);
    const undrawn = [...pairs].filter(([, twins]) => twins.every(({ points }) => points.length === 0));
    const allowed = ({ from, to }: Graph['edges'][number]) =>
      from === to || stateOf(graph, to).y > (graph.failuresAt ?? Number.POSITIVE_INFINITY);
    expect(undrawn.filter(([, [edge]]) => edge && !allowed(edge)).map(([pair]) => pair)).toEqual([]);
  });
});

it('both take at most 8 KB in the bundle, and are the same when unpacked', () => {
  const packed = [graphs.turn, graphs.desk].map(packGraph);
  expect(JSON.stringify(packed).length).toBeLessThanOrEqual(8 * 1024);
  expect(packed.map(unpackGraph)).toEqual([graphs.turn, graphs.desk]);
});
