import type { Clock } from '../../core/config/clock.ts';
import { type ConversationId, conversationOf, type MessageId, targetOf } from '../../core/config/keys.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Due, DueIndex, StartRun } from '../../core/events/job.ts';
import type { Schedule } from '../../core/events/schedule.ts';
import { targetLabel } from '../../core/events/target-label.ts';
import { inParallel } from '../../core/in-parallel.ts';
import type { Log } from '../../core/observability/log.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Visit } from './visiting.ts';

const AT_ONCE = 8;
/** Longer than a visit takes. */
const LEAST_MS = 15_000;
const MINUTE_MS = 60_000;
const TURN = 'TURN#';

interface Sweeping {
  readonly index: DueIndex;
  readonly schedule: Schedule;
  readonly visitConversation: Visit<ConversationId>;
  readonly visitTurn: Visit<MessageId>;
  readonly start: StartRun;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Visits every conversation and turn that is due, and starts a run for each target that has jobs, while there is time; the next sweep does the
 * rest. A visit that fails stops no other, and is due again a minute later.
 */
export const sweep =
  ({ index, schedule, visitConversation, visitTurn, start, metrics, clock, log }: Sweeping) =>
  async (remainingMs: () => number): Promise<void> => {
    const started = new Set<string>();
    const visit = async (due: Due): Promise<void> => {
      const { pk, sk } = due;
      const id = conversationOf(pk);
      if (id && sk.startsWith(TURN)) return visitTurn(due, { ...id, message_id: sk.slice(TURN.length) });
      if (id) return visitConversation(due, id);
      const target = targetOf(pk);
      if (target === null || started.has(target)) return;
      started.add(target);
      await start(target);
    };
    const attempt = async (due: Due): Promise<void> => {
      if (remainingMs() < LEAST_MS) return;
      try {
        await visit(due);
      } catch (error) {
        metrics.record('VisitsFailed', 1, {});
        const target = targetOf(due.pk);
        const which = target
          ? { target: targetLabel(target) }
          : { conversation: conversationOf(due.pk)?.conversation ?? null };
        log.warn('visit failed', { ...which, error: errorName(error) });
        if (target === null) await schedule.reschedule(due, clock.now() + MINUTE_MS).catch(() => {});
      }
    };
    const now = clock.now();
    let lag = 0;
    for await (const page of index.due(now)) {
      lag = Math.max(lag, ...page.map(({ due_at }) => now - due_at));
      await inParallel(AT_ONCE, page, attempt);
      if (remainingMs() < LEAST_MS) break;
    }
    metrics.record('DueLag', lag, {});
  };
