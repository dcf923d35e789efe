import type { Scored } from './run-quality.ts';
import { DIMENSIONS, type Dimension } from './score.ts';

/** By dimension: the number of checks that held, and the number of all checks. */
export type Totals = Readonly<Record<Dimension, readonly [held: number, of: number]>>;

export const totalsOf = (scored: readonly Scored[]): Totals =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const checks = scored.flatMap((each) => each.checks.filter((check) => check.dimension === dimension));
      return [dimension, [checks.filter(({ holds }) => holds).length, checks.length]];
    }),
  ) as unknown as Totals;

/** Formats the number of expectations that held in each dimension. */
export const qualityTable = (scored: readonly Scored[]): string => {
  const totals = totalsOf(scored);
  const head = DIMENSIONS.map((dimension) => dimension.padStart(11));
  return [head, DIMENSIONS.map((dimension) => cell(totals[dimension]))].map((row) => row.join('  ')).join('\n');
};

/** Returns one line for each expectation that did not hold. */
export const missedIn = ({ golden, checks }: Scored): string[] =>
  checks.flatMap(({ dimension, what, holds }) => (holds ? [] : [`  missed: ${golden}: ${dimension}, ${what}`]));

const cell = ([held, of]: readonly [number, number]): string => (of === 0 ? '–' : `${held} of ${of}`).padStart(11);

/** Returns one sentence for each dimension in which a smaller share held than in the baseline. */
export const worseThan = (baseline: Totals, now: Totals): string[] =>
  DIMENSIONS.filter(
    (dimension) => now[dimension][0] * baseline[dimension][1] < baseline[dimension][0] * now[dimension][1],
  ).map(
    (dimension) =>
      `${dimension}: ${now[dimension].join(' of ')}, where the baseline has ${baseline[dimension].join(' of ')}`,
  );
