import type { GraphEdge } from './graph.ts';
import { EFFECTS, type Progress, START } from './rules.ts';
import type { Span } from './trace-result.ts';

/** A state that was entered. A Task has its times if it ended, and they are stored. */
export interface Visit {
  readonly state: string;
  readonly span: Span | null;
  /** Whether no attempt succeeded, and its Catch was taken. */
  readonly failed: boolean;
}

/** Time in which no state of a sequence ended well, in milliseconds from the arrival of the message. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** The states that failed for good in it. */
  readonly failed: readonly string[];
  /** The state that ran after it. */
  readonly before: string;
}

/** A way through the machine. */
export interface Walk extends Progress {
  readonly visits: readonly Visit[];
  readonly edges: readonly GraphEdge[];
  readonly gaps: readonly Gap[];
  /** How many runs of each state it has explained. */
  readonly used: ReadonlyMap<string, number>;
  /** By when the states so far have ended. */
  readonly at: number;
  /** What failed for good since a state ended well, and since when. */
  readonly failing: readonly string[];
  readonly failingFrom: number | null;
  /** How many failures it supposes that the record does not bear out. */
  readonly cost: number;
  /** The last state whose fault was left to the turn. */
  readonly lastFault: string | null;
}

/** At the arrival of the message. */
export const BEGIN: Walk = {
  ...START,
  ...{ visits: [], edges: [], gaps: [], used: new Map(), at: 0 },
  ...{ failing: [], failingFrom: null, cost: 0, lastFault: null },
};

export const visited = (walk: Walk, state: string, { span = null, failed = false }: Partial<Visit> = {}): Walk => ({
  ...walk,
  visits: [...walk.visits, { state, span, failed }],
});

export const taken = (walk: Walk, edge: GraphEdge): Walk => ({ ...walk, edges: [...walk.edges, edge] });

/** What a state, or a way out of a Choice, changes. */
export const affected = (key: string, walk: Walk): Walk => ({ ...walk, ...EFFECTS[key]?.(walk) });

/** A run that ended well, which began at `start`. */
export const ended = (walk: Walk, state: string, span: Span | null, start: number): Walk => ({
  ...visited(walk, state, { span }),
  gaps: [...walk.gaps, { from: walk.failingFrom ?? walk.at, to: start, failed: walk.failing, before: state }],
  ...{ at: Math.max(walk.at, start + (span?.ms ?? 0)), failing: [], failingFrom: null },
});
