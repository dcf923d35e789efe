import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../eval/mutants/mutants.ts';
import { runMutant } from '../eval/mutants/run-mutant.ts';

const SEED = 1;
/** At most: a run ends soon after something is broken. */
const CONVERSATIONS = 96;

describe('the invariants of the eval', () => {
  it('hold with all policies', async () => {
    const { exitCode, output } = await runMutant([], SEED, CONVERSATIONS);
    expect(exitCode, output).toBe(0);
  });

  it.each(MUTANTS)('fail without $without', async ({ edits, breaks }) => {
    const { exitCode, output } = await runMutant(edits, SEED, CONVERSATIONS);
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(new RegExp(`^ {2}${breaks} +broken`, 'm'));
  });
});
