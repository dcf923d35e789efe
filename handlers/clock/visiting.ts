import type { VisitorBudget } from '../../core/access/visitor-budget.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { Desks } from '../../core/desk/desks.ts';
import type { Due } from '../../core/events/job.ts';
import type { Schedule } from '../../core/events/schedule.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import type { Tombstones } from '../../core/privacy/tombstones.ts';
import type { Conversations, Transcripts } from '../../core/turn/conversations.ts';

/** What visits need. */
export interface Visiting {
  readonly desks: Desks;
  readonly conversations: Pick<Conversations, 'getTurn' | 'newestEntries'>;
  readonly transcripts: Pick<Transcripts, 'turns'>;
  readonly schedule: Schedule;
  readonly tombstones: Tombstones;
  readonly budget: Pick<VisitorBudget, 'takeHandOff'>;
  readonly playbook: () => Playbook;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly random: () => string;
}

/** Looks at one item that the index says is due, as it was seen there. It may run again, also beside itself. Throws a `Fault`. */
export type Visit<Id> = (seen: Due, id: Id) => Promise<void>;

/** Whether the customer was erased after a time (epoch ms): nothing is done for what they did until then. */
export const isErased = async ({ tombstones }: Pick<Visiting, 'tombstones'>, customer: string, at: number) => {
  const erased = await tombstones.erasedAt(customer);
  return erased !== null && erased > at;
};
