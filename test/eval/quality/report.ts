import type { Scored } from './run-quality.ts';
import { DIMENSIONS, type Dimension } from './score.ts';

/** Of each dimension, how many checks held and how many there were. */
export type Totals = Readonly<Record<Dimension, readonly [held: number, of: number]>>;

export const totalsOf = (scored: readonly Scored[]): Totals =>
  Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const checks = scored.flatMap((each) => each.checks.filter((check) => check.dimension === dimension));
      return [dimension, [checks.filter(({ holds }) => holds).length, checks.length]];
    }),
  ) as unknown as Totals;

/** A row for each playbook and one for all, then what was missed. */
export const table = (scored: readonly Scored[]): string => {
  const playbooks = [...new Set(scored.map(({ playbook }) => playbook))];
  const row = (name: string, of: readonly Scored[]) =>
    [
      name.padEnd(12),
      String(of.length).padStart(13),
      ...DIMENSIONS.map((dimension) => cell(totalsOf(of)[dimension])),
    ].join('  ');
  const head = ['playbook'.padEnd(12), 'conversations', ...DIMENSIONS.map((dimension) => dimension.padStart(11))].join(
    '  ',
  );
  const rows = playbooks.map((name) =>
    row(
      name,
      scored.filter(({ playbook }) => playbook === name),
    ),
  );
  const missed = scored.flatMap(({ playbook, golden, checks }) =>
    checks
      .filter(({ holds }) => !holds)
      .map(({ dimension, what }) => `  ${playbook}, ${golden}: ${dimension}, ${what}`),
  );
  return [head, ...rows, row('all', scored), ...(missed.length > 0 ? ['missed:', ...missed] : [])].join('\n');
};

const cell = ([held, of]: readonly [number, number]): string => (of === 0 ? '–' : `${held} of ${of}`).padStart(11);

/** Dimensions in which less held than the baseline has, in a sentence each. */
export const worseThan = (baseline: Totals, now: Totals): string[] =>
  DIMENSIONS.filter(
    (dimension) => now[dimension][0] * baseline[dimension][1] < baseline[dimension][0] * now[dimension][1],
  ).map(
    (dimension) =>
      `${dimension}: ${now[dimension].join(' of ')}, where the baseline has ${baseline[dimension].join(' of ')}`,
  );
