import type { Clock } from '../../core/config/clock.ts';
import { errorName } from '../../core/errors/error-name.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Job, JobKind, JobResult, Jobs, Leases, StartRun, Work } from '../../core/events/job.ts';
import { targetLabel } from '../../core/events/target-label.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Metrics } from '../../core/observability/metrics.ts';

/** What runs the jobs of each kind. */
export type Works = { readonly [K in JobKind]: Work<K> };

/** Deliveries wait for their receiver; models and the table would only be busier. */
const AT_ONCE: Readonly<Record<JobKind, number>> = { webhook: 8, summary: 1, erasure: 1 };
const BATCH = 50;
/** The clocks of two functions may differ by this much: a lease outlives the run that holds it. */
const SKEW_MS = 5000;
const MINUTE_MS = 60_000;
/** After so many errors a job is dead, unless it is an erasure. */
const MAX_FAILURES = 9;

interface Running {
  readonly jobs: Jobs;
  readonly leases: Leases;
  readonly works: Works;
  readonly start: StartRun;
  /** The least time in which a job may begin, in milliseconds. */
  readonly leastMs: number;
  readonly newHolder: () => string;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Runs the jobs of a target that are due, under its lease. If time runs short before none is left, it starts another run. A job is claimed for as
 * long as this run can take: if the run dies, the job is due again afterwards.
 */
export const runTarget =
  ({ jobs, leases, works, start, leastMs, newHolder, metrics, clock, log }: Running) =>
  async (target: string, remainingMs: () => number): Promise<void> => {
    const holder = newHolder();
    const until = clock.now() + remainingMs() + SKEW_MS;
    const isShort = () => remainingMs() < leastMs;
    const tried = new Set<string>();
    if (!(await leases.take(target, holder, until))) return;

    /** False if another run has the job, this one has tried it, or the table did not answer: then the job is due again later. */
    const run = async (job: Job): Promise<boolean> => {
      if (isShort() || tried.has(job.id)) return false;
      tried.add(job.id);
      try {
        const claimed = await jobs.claim(job, until);
        if (!claimed) return false;
        const result = await resultOf(claimed);
        metrics.record('JobRuns', 1, { kind: job.kind, status: result?.status ?? 'failed' });
        if (result) await jobs.settle(claimed, result);
        return true;
      } catch (error) {
        log.warn('job not settled', { target: targetLabel(target), job: job.id, error: errorName(error) });
        return false;
      }
    };
    /** Null for a fault, which a retry may fix: the claim stays, and the job is due again when it ends. */
    const resultOf = async (job: Job): Promise<JobResult | null> => {
      const began = clock.now();
      try {
        return await (works[job.kind] as Work)(job, remainingMs);
      } catch (error) {
        log.warn('job failed', { target: targetLabel(target), job: job.id, error: errorName(error) });
        return error instanceof Fault ? null : failure(job, errorName(error), began, clock.now());
      }
    };
    /** Whether the time became short before everything was run. */
    const runDue = async (): Promise<boolean> => {
      while (!isShort()) {
        const due = await jobs.dueOf(target, clock.now(), BATCH);
        const ran = await inParallel(AT_ONCE[due[0]?.kind ?? 'webhook'], due, run);
        if (!isShort() && !ran.includes(true)) return false;
      }
      return true;
    };
    for (;;) {
      const isLeft = await runDue();
      if (!(await leases.release(target, holder))) continue;
      if (isLeft) await start(target);
      return;
    }
  };

/** The result of a job whose code throws. */
const failure = (job: Job, error: string, at: number, now: number): JobResult => {
  const failed = { at, ms: now - at, status: null, error };
  const failures = job.tries.length + 1;
  if (failures >= MAX_FAILURES && job.kind !== 'erasure') return { status: 'dead', try: failed };
  return { status: 'retry', at: now + MINUTE_MS * Math.min(60, 2 ** (failures - 1)), try: failed };
};
