import { describe, expect, it } from 'vitest';
import { readBaseline } from '../eval/quality/baseline.ts';
import { table, totalsOf, worseThan } from '../eval/quality/report.ts';
import { runQuality } from '../eval/quality/run-quality.ts';

describe('the golden conversations, with the stand-in for Bedrock,', () => {
  it('are no worse than the baseline in any dimension', async () => {
    const baseline = readBaseline('stand-in');
    if (!baseline) throw new Error('test/eval/baseline/stand-in.json is missing');
    const scored = await runQuality({});
    expect(worseThan(baseline, totalsOf(scored)), table(scored)).toEqual([]);
  });
});
