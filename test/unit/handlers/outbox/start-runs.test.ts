import { describe, expect, it } from 'vitest';
import type { JobSeed } from '../../../../core/events/job.ts';
import { startRuns } from '../../../../handlers/outbox/start-runs.ts';
import { quietLog } from '../../../support/values.ts';

const NOW = 1_700_000_000_000;
const job = (target: string, due_at = NOW): JobSeed => ({
  ...{ kind: 'erasure', target, id: '1', customer: 'ada', due_at, pass: 1, erased_at: NOW },
});
const run = async (jobs: readonly JobSeed[], start: (target: string) => Promise<void>) => {
  const warnings: unknown[] = [];
  const log = { ...quietLog, warn: (message: string, fields: object) => void warnings.push({ message, ...fields }) };
  await startRuns(start, { now: () => NOW }, log)(jobs);
  return warnings;
};

describe('startRuns', () => {
  it('starts one run for each target that has a job due within five seconds', async () => {
    const started: string[] = [];
    const jobs = [
      job('a'),
      job('b', NOW - 9000),
      job('a'),
      job('c', NOW + 5000),
      job('d', NOW + 5001),
      job('b', NOW + 9e9),
    ];
    const warnings = await run(jobs, async (target) => void started.push(target));
    expect([started, warnings]).toEqual([['a', 'b', 'c'], []]);
  });

  it('starts the others when one cannot be started, and says so', async () => {
    const started: string[] = [];
    const warnings = await run([job('a'), job('b')], async (target) => {
      if (target === 'a') throw new Error('the function is busy');
      started.push(target);
    });
    expect(started).toEqual(['b']);
    expect(warnings).toEqual([{ message: 'run not started', target: 'a', error: 'Error' }]);
  });
});
