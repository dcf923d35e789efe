import type { Job, JobOf, JobStatus, Jobs } from '../../../core/events/job.ts';

const PAGE = 50;

export const targetOf = (endpoint: string): string => `webhook#${endpoint}`;

const isDelivery = (job: Job): job is JobOf<'webhook'> => job.kind === 'webhook';

/**
 * A page of the deliveries to endpoints, one endpoint after the other, the newest of each first. A position is the name of an endpoint and the place
 * after which its list goes on. The position of an endpoint that was removed is the end of the list.
 */
export const deliveryPage = async (
  jobs: Pick<Jobs, 'page'>,
  names: readonly string[],
  status: JobStatus | null,
  position: string | null,
): Promise<{ readonly deliveries: readonly JobOf<'webhook'>[]; readonly next: string | null }> => {
  const [start = names[0] ?? '', before = ''] = position?.split(' ') ?? [];
  const from = names.indexOf(start);
  const deliveries: JobOf<'webhook'>[] = [];
  for (const name of from < 0 ? [] : names.slice(from)) {
    const room = PAGE - deliveries.length;
    if (room === 0) return { deliveries, next: `${name} ` };
    const page = await jobs.page(targetOf(name), status, room, (name === start && before) || null);
    deliveries.push(...page.jobs.filter(isDelivery));
    if (page.next !== null) return { deliveries, next: `${name} ${page.next}` };
  }
  return { deliveries, next: null };
};
