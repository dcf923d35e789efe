import type { Result } from './conformance.ts';
import type { Outcome } from './judge.ts';
import { REVISIONS, type Revision, scenariosOf } from './requirements.ts';
import { SERVERS } from './servers.ts';

const NAME_WIDTH = 47;
const CELL_WIDTH = 14;

/** A table with one line for each scenario and its outcome on each server, followed by the reasons as notes and the totals. */
export const report = (results: readonly Result[]): string => {
  const reasons = [...new Set(results.flatMap(({ why }) => why ?? []))];
  const cell = (result: Result | undefined): string => {
    if (!result) return 'not run';
    const note = result.why === null ? '' : ` [${reasons.indexOf(result.why) + 1}]`;
    return `${result.surprise ? '!' : ''}${result.outcome}${note}`;
  };
  const tables = REVISIONS.map((revision) => tableOf(revision, results, cell));
  const notes = ['* not required by the revision', ...reasons.map((reason, at) => `[${at + 1}] ${reason}`)];
  const surprises = results.filter(({ surprise }) => surprise);
  const sum =
    surprises.length === 0 ? 'No surprises.' : `${surprises.length} surprises, marked with an exclamation mark.`;
  return [...tables, notes.join('\n'), SERVERS.map((name) => sumOf(name, results)).join('\n'), sum].join('\n\n');
};

const tableOf = (revision: Revision, results: readonly Result[], cell: (result?: Result) => string): string => {
  const rows = scenariosOf(revision).map(({ name, required }) => {
    const outcomes = SERVERS.map((server) =>
      cell(results.find((one) => one.server === server && one.revision === revision && one.scenario.name === name)),
    );
    return line(required ? name : `${name} *`, outcomes);
  });
  return [line(revision, SERVERS), ...rows].join('\n');
};

const line = (name: string, cells: readonly string[]): string =>
  [name.padEnd(NAME_WIDTH), ...cells.map((text) => text.padEnd(CELL_WIDTH))].join('  ').trimEnd();

const sumOf = (server: string, results: readonly Result[]): string => {
  const sums = REVISIONS.map((revision) => {
    const required = results.filter(
      (one) => one.server === server && one.revision === revision && one.scenario.required,
    );
    const count = (wanted: Outcome) => required.filter(({ outcome }) => outcome === wanted).length;
    return `${revision}: ${count('passed')} of ${required.length} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
  });
  return `${server}, required scenarios: ${sums.join('; ')}`;
};
