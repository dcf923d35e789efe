import { beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../core/in-parallel.ts';
import { MUTANTS } from '../eval/mutants/mutants.ts';
import { type MutantRun, runMutant } from '../eval/mutants/run-mutant.ts';

const SEED = 1;
/** The maximum: a run ends soon after an invariant is broken. */
const CONVERSATIONS = 96;
const AT_ONCE = 2;
const ALL_POLICIES = '';

const runs = new Map<string, MutantRun>();

beforeAll(async () => {
  await inParallel(AT_ONCE, [ALL_POLICIES, ...MUTANTS.map(({ without }) => without)], async (policy) => {
    runs.set(policy, await runMutant(policy, SEED, CONVERSATIONS));
  });
}, 900_000);

describe('the invariants of the eval', () => {
  it('hold with all policies', () => {
    const run = runs.get(ALL_POLICIES);
    expect(run?.exitCode, run?.output).toBe(0);
  });

  it.each(MUTANTS)('fail without $without', ({ without, breaks }) => {
    const run = runs.get(without);
    expect(run?.exitCode, run?.output).toBe(1);
    expect(run?.output).toMatch(new RegExp(`^ {2}${breaks} +broken`, 'm'));
  });
});
