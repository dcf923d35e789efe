import type { Exception } from './exceptions.ts';
import type { Check } from './run-suite.ts';

export type Outcome = 'passed' | 'failed' | 'skipped';

export interface Verdict {
  readonly outcome: Outcome;
  /** Why it has not passed, or not whole. */
  readonly why: string | null;
  /** Whether somebody has to look: a scenario that should pass does not, or one that cannot does. */
  readonly surprise: boolean;
}

/** Every message on the wire fits the schema: this is never excused. */
const WIRE = 'wire-schema-valid';

/** What has become of a scenario, beside what may be expected of it. */
export const judge = (checks: readonly Check[], exception: Exception | null): Verdict => {
  const isExcused = ({ id }: Check) => exception !== null && id !== WIRE && (exception.checks?.includes(id) ?? true);
  const excused = checks.filter(isExcused);
  const inForce = checks.filter((check) => !isExcused(check));
  if (exception && outcomeOf(excused) === 'passed') {
    return { outcome: 'passed', why: `passes, though it is said that it ${exception.reason}`, surprise: true };
  }
  const outcome = outcomeOf(inForce);
  if (exception && !exception.checks && outcome !== 'failed') {
    return { outcome: exception.outcome, why: exception.reason, surprise: false };
  }
  if (outcome === 'passed') return { outcome, why: exception?.reason ?? null, surprise: false };
  return { outcome, why: complaints(inForce), surprise: true };
};

/** A scenario in which nothing was looked at has not passed, whatever the suite's exit code says. */
const outcomeOf = (checks: readonly Check[]): Outcome => {
  if (checks.some(({ status }) => status === 'FAILURE')) return 'failed';
  return checks.some(({ id, status }) => id !== WIRE && status === 'SUCCESS') ? 'passed' : 'skipped';
};

const complaints = (checks: readonly Check[]): string =>
  checks
    .filter(({ status }) => status !== 'SUCCESS')
    .map(({ id, errorMessage }) => `${id}: ${errorMessage ?? 'no word why'}`)
    .join('; ') || 'the suite did not come to it';
