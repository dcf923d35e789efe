import { beforeAll, describe, expect, it } from 'vitest';
import { inParallel } from '../../core/in-parallel.ts';
import { MUTANTS } from '../eval/mutants/mutants.ts';
import { type MutantRun, runMutant } from '../eval/mutants/run-mutant.ts';

const AT_ONCE = 2;
const ALL_POLICIES = '';
const INVARIANTS = ['test/eval/main.ts', '--only', 'invariants', '--seed', '1'];
/** The first 24 are of all kinds. Of one kind, a run plays as many of the 240 as break an invariant. */
const ALL_KINDS = ['--conversations', '24'];
const ofKind = (kind: string) => ['--conversations', '240', '--kind', kind];

const runs = new Map<string, MutantRun>();

beforeAll(async () => {
  const all = { without: ALL_POLICIES, options: ALL_KINDS };
  const each = MUTANTS.map(({ without, kind }) => ({ without, options: ofKind(kind) }));
  await inParallel(AT_ONCE, [all, ...each], async ({ without, options }) => {
    runs.set(without, await runMutant(without, [...INVARIANTS, ...options]));
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
