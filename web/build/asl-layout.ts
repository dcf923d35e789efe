import { readFileSync } from 'node:fs';
import { graphlib, layout } from '@dagrejs/dagre';

/** A state, centred at `x`, `y`. */
export interface GraphNode {
  readonly name: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `catch`: taken after a failure. */
  readonly kind: 'next' | 'choice' | 'catch' | 'branch';
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A laid-out state machine, in pixels. */
export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly { readonly StartAt: string; readonly States: Readonly<Record<string, State>> }[];
}

const MACHINES = { turn: 'conversation-turn', desk: 'desk-action' } as const;
const SIZE = { width: 150, height: 28 } as const;

/** Both state machines, laid out from their files. */
export const layoutGraphs = (): Readonly<Record<keyof typeof MACHINES, Graph>> => ({
  turn: layoutOf(read(MACHINES.turn)),
  desk: layoutOf(read(MACHINES.desk)),
});

const read = (name: string): { readonly States: Readonly<Record<string, State>> } =>
  JSON.parse(readFileSync(new URL(`../../statemachines/${name}.asl.json`, import.meta.url), 'utf8'));

const layoutOf = ({ States }: { readonly States: Readonly<Record<string, State>> }): Graph => {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 28 });
  graph.setDefaultEdgeLabel(() => ({}));
  const kinds = new Map<string, GraphEdge['kind']>();
  const edge = (from: string, to: string, kind: GraphEdge['kind']) => {
    if (graph.hasEdge(from, to)) return;
    graph.setEdge(from, to);
    kinds.set(`${from} ${to}`, kind);
  };
  const add = (states: Readonly<Record<string, State>>) => {
    for (const [name, state] of Object.entries(states)) {
      graph.setNode(name, { ...SIZE });
      if (state.Next) edge(name, state.Next, 'next');
      for (const { Next } of state.Choices ?? []) edge(name, Next, 'choice');
      if (state.Default) edge(name, state.Default, 'choice');
      for (const { Next } of state.Catch ?? []) edge(name, Next, 'catch');
      for (const { StartAt, States: inner } of state.Branches ?? []) {
        edge(name, StartAt, 'branch');
        add(inner);
      }
    }
  };
  add(States);
  layout(graph);
  const types = new Map<string, string>();
  const note = (states: Readonly<Record<string, State>>): void => {
    for (const [name, state] of Object.entries(states)) {
      types.set(name, state.Type);
      for (const branch of state.Branches ?? []) note(branch.States);
    }
  };
  note(States);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.round(width),
    height: Math.round(height),
    nodes: graph.nodes().map((name: string) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return { name, type: types.get(name) ?? '', x: Math.round(x), y: Math.round(y), ...SIZE };
    }),
    edges: graph.edges().map(({ v, w }: { v: string; w: string }) => ({
      from: v,
      to: w,
      kind: kinds.get(`${v} ${w}`) ?? 'next',
      points: (graph.edge(v, w) as { points: { x: number; y: number }[] }).points.map(
        ({ x, y }) => [Math.round(x), Math.round(y)] as const,
      ),
    })),
  };
};
