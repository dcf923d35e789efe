import type { Graph, GraphEdge } from './graph.ts';
import type { Path } from './path.ts';
import type { Gap } from './walk.ts';
import { shortMs } from './words.ts';

/** A transition takes about 30 ms. A longer gap was a failed attempt, a wait for a retry, or a cold start. */
const GAP_MS = 150;

/** `again`: it ran after a gap or a failed attempt. `maybe`: the record cannot say whether it ran. */
export type Look = 'ok' | 'model' | 'again' | 'failed' | 'maybe' | 'off';

export const legendOf = ({ kind }: Path): readonly (readonly [look: Look, label: string])[] => [
  ['ok', 'ran'],
  ['model', 'calls a model'],
  ['again', 'ran after a failure or gap'],
  ['failed', 'failed'],
  ['maybe', 'may have run'],
  ['off', kind === 'whole' ? 'did not run' : 'not recorded'],
];

export interface Mark {
  readonly look: Look;
  /** Its times, in a few letters; empty for a state without. */
  readonly times: string;
}

const MODELS: readonly string[] = ['InvokeModel', 'AnalyzeSentiment', 'ReadConsent'];

/** The gaps that need an explanation. A failure in front of a Parallel is the gap of each of its branches, and counts once. */
export const gapsOf = ({ gaps }: Path): Gap[] =>
  gaps.filter(({ from, to, failed }, at) => {
    const isTold = gaps.slice(0, at).some((other) => other.from === from && other.failed.join() === failed.join());
    return failed.length > 0 ? !isTold : to - from >= GAP_MS;
  });

export const marksOf = ({ states }: Graph, path: Path): ReadonlyMap<string, Mark> =>
  new Map(states.map(({ name }) => [name, markOf(name, path)]));

const markOf = (name: string, path: Path): Mark => {
  const visits = path.visits.filter(({ state }) => state === name);
  const ran = visits.filter(({ failed }) => !failed);
  if (visits.length === 0) return { look: path.unsure.includes(name) ? 'maybe' : 'off', times: '' };
  if (ran.length === 0) return { look: 'failed', times: 'failed' };
  const isWaited = gapsOf(path).some(({ before, failed }) => before === name && failed.length === 0);
  const isAgain = ran.length < visits.length || isWaited;
  const times = timesOf(ran.flatMap(({ span }) => span?.ms ?? []));
  return { look: isAgain ? 'again' : MODELS.includes(name) ? 'model' : 'ok', times };
};

const timesOf = (runs: readonly number[]): string => {
  const sum = runs.reduce((all, ms) => all + ms, 0);
  return runs.length === 0 ? '' : `${shortMs(sum)}${runs.length > 1 ? ` ×${runs.length}` : ''}`;
};

export type EdgeLook = 'on' | 'caught' | 'maybe' | 'off';

/** How a line is drawn. One that stands for several edges shows the one that was taken. */
export const edgeLook = ({ from, to }: GraphEdge, path: Path): EdgeLook => {
  const isOne = (edge: GraphEdge): boolean => edge.from === from && edge.to === to;
  const taken = path.edges.filter(isOne);
  if (taken.some(({ kind }) => kind !== 'catch')) return 'on';
  if (taken.length > 0) return 'caught';
  return path.unsureEdges.some(isOne) ? 'maybe' : 'off';
};
