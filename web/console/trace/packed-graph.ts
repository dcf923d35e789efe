import type { EdgeKind, Graph } from './graph.ts';

/** A graph in few letters, for the bundle. States are named by their place in the list; an edge is `from, to, kind, x, y, x, y…`. */
export interface PackedGraph extends Pick<Graph, 'start' | 'width' | 'height' | 'failuresAt'> {
  readonly states: readonly (readonly [
    name: string,
    type: string,
    x: number,
    y: number,
    width: number,
    height: number,
  ])[];
  readonly edges: readonly (readonly [from: number, to: number, kind: EdgeKind, ...points: number[]])[];
}

export const packGraph = ({ states, edges, ...rest }: Graph): PackedGraph => {
  const placeOf = (name: string) => states.findIndex((state) => state.name === name);
  return {
    ...rest,
    states: states.map(({ name, type, x, y, width, height }) => [name, type, x, y, width, height]),
    edges: edges.map(({ from, to, kind, points }) => [placeOf(from), placeOf(to), kind, ...points.flat()]),
  };
};

export const unpackGraph = ({ states, edges, ...rest }: PackedGraph): Graph => {
  const nameOf = (place: number) => states[place]?.[0] ?? '';
  return {
    ...rest,
    states: states.map(([name, type, x, y, width, height]) => ({ name, type, x, y, width, height })),
    edges: edges.map(([from, to, kind, ...flat]) => ({
      ...{ from: nameOf(from), to: nameOf(to), kind },
      points: flat.flatMap((x, at) => (at % 2 === 0 ? [[x, flat[at + 1] ?? 0] as const] : [])),
    })),
  };
};
