import type { Clock } from '../../core/config/clock.ts';
import type { DeskPlace, DeskQueue } from '../../core/desk/desks.ts';
import { businessMinutes, isOpen } from '../../core/desk/hours.ts';
import { isOverdue } from '../../core/desk/rank.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';

const PAGE = 100;
/** At most 1,000 conversations of each list are counted. */
const MAX_PAGES = 10;

/** Measures how many customers wait for a person, and for how long. Visitors are only counted, because named customers come first. */
export const gauges =
  (queue: DeskQueue, playbook: () => Playbook, metrics: Metrics, clock: Clock) => async (): Promise<void> => {
    const [named, visitors] = await Promise.all([
      waitingIn(queue, { state: 'waiting' }),
      waitingIn(queue, { state: 'waiting', visitors: true }),
    ]);
    const now = clock.now();
    const guide = playbook();
    const since = named[0]?.waiting_since ?? now;
    metrics.record('CustomersWaiting', named.length + visitors.length, {});
    metrics.record('LongestWait', businessMinutes(guide.hours, since, now), {});
    if (isOpen(guide.hours, now))
      metrics.record('OverdueInHours', named.filter((desk) => isOverdue(desk, guide, now)).length, {});
  };

const waitingIn = async (queue: DeskQueue, place: DeskPlace) => {
  const desks = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { rows, more }: Awaited<ReturnType<DeskQueue['page']>> = await queue.page(place, PAGE, after);
    desks.push(...rows.map(({ desk }) => desk));
    after = rows.at(-1)?.position ?? null;
    if (!more) break;
  }
  return desks;
};
