import { factsOf, SEARCH } from './facts.ts';
import type { Graph, GraphEdge } from './graph.ts';
import type { Trace } from './trace-result.ts';
import type { Gap, Visit, Walk } from './walk.ts';
import { walksOf } from './walks-of.ts';

/** The path that a turn took, as far as its record tells. */
export interface Path {
  /** In the order in which they were entered, branch by branch. */
  readonly visits: readonly Visit[];
  readonly edges: readonly GraphEdge[];
  readonly gaps: readonly Gap[];
  /** States, and ways between them, that may have been taken or not: the record cannot say. */
  readonly unsure: readonly string[];
  readonly unsureEdges: readonly GraphEdge[];
  /**
   * `whole`: up to what is unsure. `begun`: only the beginning is recorded, because no receipt is stored. `unknown`: the record fits no way
   * through the machine as it is now.
   */
  readonly kind: 'whole' | 'begun' | 'unknown';
}

/** Derives the states and ways that have no times (Choices, Parallels, Passes, failed attempts) from those that have, and the receipt. */
export const pathOf = (graph: Graph, trace: Trace, customer: string): Path => {
  if (trace.status === 'pending' || trace.status === 'held') return beginning(graph);
  const walks = walksOf(graph, factsOf(trace, customer));
  const [first] = walks;
  if (!first) {
    const runs = trace.states.filter(({ state }) => state !== SEARCH);
    const visits = runs.map((span) => ({ state: span.state, span, failed: false }));
    return { visits, edges: [], gaps: [], unsure: [], unsureEdges: [], kind: 'unknown' };
  }
  const visits = shared(walks, (walk) => walk.visits, visitKey);
  const edges = shared(walks, (walk) => walk.edges, edgeKey);
  return {
    visits,
    edges,
    gaps: shared(walks, (walk) => walk.gaps, gapKey).map((gap) => ({ ...gap, failed: failedInAll(walks, gap) })),
    unsure: [...new Set(others(walks, (walk) => walk.visits, visitKey, visits).map(({ state }) => state))],
    unsureEdges: others(walks, (walk) => walk.edges, edgeKey, edges),
    kind: 'whole',
  };
};

/** The path of a message without a receipt: it was accepted. */
const beginning = ({ start, edges }: Graph): Path => ({
  visits: [start, 'LoadHistory'].map((state) => ({ state, span: null, failed: false })),
  edges: edges.filter(({ from, to }) => from === start && to === 'LoadHistory'),
  gaps: [],
  unsure: [],
  unsureEdges: [],
  kind: 'begun',
});

const visitKey = ({ state, span, failed }: Visit): string => `${state} ${failed} ${span?.start_ms}`;
const edgeKey = ({ from, to, kind }: GraphEdge): string => `${from} ${kind} ${to}`;
const gapKey = ({ from, to, before }: Gap): string => [from, to, before].join(' ');

/** What failed in a gap, whichever way the turn took. */
const failedInAll = (walks: readonly Walk[], gap: Gap): string[] => {
  const found = walks.map(({ gaps }) => gaps.find((other) => gapKey(other) === gapKey(gap))?.failed ?? []);
  return gap.failed.filter((state) => found.every((failed) => failed.includes(state)));
};

/** Those of the first walk that every walk has, as often as it has them. */
const shared = <T>(walks: readonly Walk[], of: (walk: Walk) => readonly T[], key: (each: T) => string): T[] =>
  walks.slice(1).reduce(
    (kept: T[], walk) => {
      const left = of(walk).map(key);
      return kept.filter((each) => {
        const at = left.indexOf(key(each));
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      });
    },
    [...of(walks[0] as Walk)],
  );

/** Those of any walk that are not shared, each once. */
const others = <T>(
  walks: readonly Walk[],
  of: (walk: Walk) => readonly T[],
  key: (each: T) => string,
  kept: readonly T[],
): T[] => {
  const counts = Map.groupBy(kept, key);
  const found = walks.flatMap((walk) =>
    [...Map.groupBy(of(walk), key)].flatMap(([name, all]) => all.slice(counts.get(name)?.length ?? 0, undefined)),
  );
  return [...new Map(found.map((each) => [key(each), each])).values()];
};
