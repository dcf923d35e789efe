import type { Exception } from './exceptions.ts';
import type { Check } from './run-suite.ts';

export type Outcome = 'passed' | 'failed' | 'skipped';

export interface Verdict {
  readonly outcome: Outcome;
  /** Why the scenario or a part of it did not pass. */
  readonly why: string | null;
  /** Whether the outcome is unexpected: a required scenario fails, or an excepted one passes. */
  readonly surprise: boolean;
}

/** The check that every message matches the schema, which has no exceptions. */
const WIRE = 'wire-schema-valid';

/** Compares a scenario's checks with its expected outcome. */
export const judge = (checks: readonly Check[], exception: Exception | null): Verdict => {
  const isExcused = ({ id }: Check) => exception !== null && id !== WIRE && (exception.checks?.includes(id) ?? true);
  const excused = checks.filter(isExcused);
  const inForce = checks.filter((check) => !isExcused(check));
  if (exception && outcomeOf(excused) === 'passed') {
    return {
      outcome: 'passed',
      why: `passes, although its exception says that it ${exception.reason}`,
      surprise: true,
    };
  }
  const outcome = outcomeOf(inForce);
  if (exception && !exception.checks && outcome !== 'failed') {
    return { outcome: exception.outcome, why: exception.reason, surprise: false };
  }
  if (outcome === 'passed') return { outcome, why: exception?.reason ?? null, surprise: false };
  return { outcome, why: complaints(inForce), surprise: true };
};

/** A scenario without checks has not passed, whatever the suite's exit code is. */
const outcomeOf = (checks: readonly Check[]): Outcome => {
  if (checks.some(({ status }) => status === 'FAILURE')) return 'failed';
  return checks.some(({ id, status }) => id !== WIRE && status === 'SUCCESS') ? 'passed' : 'skipped';
};

const complaints = (checks: readonly Check[]): string =>
  checks
    .filter(({ status }) => status !== 'SUCCESS')
    .map(({ id, errorMessage }) => `${id}: ${errorMessage ?? 'no reason given'}`)
    .join('; ') || 'the suite did not run it';
