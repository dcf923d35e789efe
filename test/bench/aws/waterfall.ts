import { isTableCall, LATENCIES, type LatencyName, latencyOf, type Owner } from './latencies.ts';
import type { Step } from './steps.ts';

/** What a way through the steps takes; of parallel branches, the longest counts. */
export interface Totals {
  readonly ms: Readonly<Record<Owner, number>>;
  /** One after another. */
  readonly invocations: number;
  readonly tableTrips: number;
}

export interface Bar {
  readonly step: Step;
  /** How many Parallel states it is within. */
  readonly depth: number;
  readonly startMs: number;
  readonly ms: number;
  /** Of `ms`, what models and tool servers take in the step itself. */
  readonly othersMs: number;
}

type MsOf = (name: LatencyName) => number;
export const real: MsOf = (name) => LATENCIES[name].ms;

const NOTHING: Totals = { ms: { own: 0, model: 0, company: 0 }, invocations: 0, tableTrips: 0 };

const add = (a: Totals, b: Totals): Totals => ({
  ms: { own: a.ms.own + b.ms.own, model: a.ms.model + b.ms.model, company: a.ms.company + b.ms.company },
  invocations: a.invocations + b.invocations,
  tableTrips: a.tableTrips + b.tableTrips,
});

export const lengthOf = ({ ms }: Totals): number => ms.own + ms.model + ms.company;

const longest = (ways: readonly Totals[]): Totals =>
  ways.reduce((best, way) => (lengthOf(way) > lengthOf(best) ? way : best), NOTHING);

const taking = (name: LatencyName, msOf: MsOf): Totals => ({
  ...NOTHING,
  ms: { ...NOTHING.ms, [LATENCIES[name].owner]: msOf(name) },
});

/** Parallel calls take as long as the slowest of them. */
const callTotals = (group: readonly string[], msOf: MsOf): Totals => ({
  ...longest(group.map((call) => taking(latencyOf(call), msOf))),
  tableTrips: group.some(isTableCall) ? 1 : 0,
});

/** A step's own latency and calls, without its branches. */
const ownTotals = ({ latency, calls }: Step, msOf: MsOf): Totals => {
  const own = latency ? taking(latency, msOf) : NOTHING;
  const invoked = { ...own, invocations: latency === 'invocation' ? 1 : 0 };
  return calls.reduce((sum, group) => add(sum, callTotals(group, msOf)), invoked);
};

const stepTotals = (step: Step, msOf: MsOf): Totals =>
  add(ownTotals(step, msOf), longest(step.branches.map((steps) => totalsOf(steps, msOf))));

export const totalsOf = (steps: readonly Step[], msOf = real): Totals =>
  steps.reduce((sum, step) => add(sum, stepTotals(step, msOf)), NOTHING);

/** One bar for each step, in the order in which they start; those of branches follow their Parallel state. */
export const barsOf = (steps: readonly Step[], msOf = real, startMs = 0, depth = 0): Bar[] => {
  let at = startMs;
  return steps.flatMap((step) => {
    const own = ownTotals(step, msOf);
    const [ms, othersMs] = [lengthOf(stepTotals(step, msOf)), own.ms.model + own.ms.company];
    const bar = { step, depth, startMs: at, ms, othersMs };
    const inner = at + lengthOf(own);
    at += bar.ms;
    return [bar, ...step.branches.flatMap((branch) => barsOf(branch, msOf, inner, depth + 1))];
  });
};

/** Milliseconds that the invocations of each function wait for their calls, all branches included. */
export const waitsOf = (steps: readonly Step[]): ReadonlyMap<string, number> => {
  const waits = new Map<string, number>();
  const visit = (step: Step): void => {
    const { invokes, calls, branches } = step;
    const ms = calls.reduce((sum, group) => sum + lengthOf(callTotals(group, real)), 0);
    if (invokes !== null) waits.set(invokes, (waits.get(invokes) ?? 0) + ms);
    for (const branch of branches) branch.forEach(visit);
  };
  steps.forEach(visit);
  return waits;
};
