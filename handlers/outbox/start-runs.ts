import type { Clock } from '../../core/config/clock.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { JobSeed, StartRun } from '../../core/events/job.ts';
import { targetLabel } from '../../core/events/target-label.ts';
import type { Log } from '../../core/observability/log.ts';

/** A job that is due later is found by the clock's sweep. */
const SOON_MS = 5000;

/** Starts a run of each target that has a job due now. A start that fails costs the time until the clock's next sweep. */
export const startRuns =
  (start: StartRun, clock: Clock, log: Log) =>
  async (jobs: readonly JobSeed[]): Promise<void> => {
    const soon = jobs.filter(({ due_at }) => due_at <= clock.now() + SOON_MS);
    const targets = new Set(soon.map(({ target }) => target));
    await Promise.all(
      [...targets].map((target) =>
        start(target).catch((error: unknown) =>
          log.warn('run not started', { target: targetLabel(target), error: errorName(error) }),
        ),
      ),
    );
  };
