import { describe, expect, it } from 'vitest';
import { brokenIn, invariantTable, trialsOf } from '../eval/invariants/report.ts';
import { runInvariants } from '../eval/invariants/run-invariants.ts';

const seed = Number(process.env.EVAL_SEED ?? Date.now() % 2 ** 31);
const CONVERSATIONS = 120;

describe(`an adversarial model, hostile servers and poisoned documents (EVAL_SEED=${seed})`, () => {
  it('break no invariant, and every invariant is tested', async () => {
    const run = await runInvariants(seed, CONVERSATIONS);
    expect(brokenIn(run), invariantTable(run)).toEqual([]);
    const untried = Object.entries(trialsOf(run)).filter(([, count]) => count === 0);
    expect(untried, invariantTable(run)).toEqual([]);
  });
});
