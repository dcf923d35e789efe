import * as z from 'zod/mini';
import type { Clock } from '../../../core/config/clock.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import type { Job, Jobs } from '../../../core/events/job.ts';
import { inParallel } from '../../../core/in-parallel.ts';
import type { Log } from '../../../core/observability/log.ts';
import { idArgument } from '../../front/tools/arguments.ts';
import { messageIdArgument } from './arguments.ts';
import { checkSupervisor } from './check-supervisor.ts';
import { targetOf } from './delivery-pages.ts';
import type { DeliveriesDependencies } from './list-deliveries.ts';
import type { StaffTool } from './staff-tool.ts';

const PAGE = 100;
/** Of one call, which must end within seconds. */
const MOST = 500;
const AT_ONCE = 10;

type RedeliverDependencies = Omit<DeliveriesDependencies, 'cursors'> & { readonly clock: Clock; readonly log: Log };

/**
 * `redeliver`: makes deliveries due now, under the same ids. A repeat of the call needs no stored result: what is due now stays as it is, and a
 * receiver recognizes an event that it has by the id.
 */
export const redeliver = (tool: StaffTool, { endpoints, switches, jobs, clock, log }: RedeliverDependencies) => {
  const allFailed = async (target: string) => {
    const found: string[] = [];
    for await (const { id } of failed(jobs, target, clock.now())) if (found.push(id) > MOST) break;
    // Not before all are found: a job that becomes due has another place among them.
    const made = await inParallel(AT_ONCE, found.slice(0, MOST), (id) => jobs.again(target, id));
    return { sent: made.filter(Boolean).length, more: found.length > MOST };
  };
  const one = async (target: string, id: string) => {
    if (await jobs.again(target, id)) return { sent: 1, more: false };
    throw new ClientError('NOT_FOUND', {
      message: 'id: the endpoint has no such delivery; list_deliveries shows them.',
    });
  };
  return tool({
    name: 'redeliver',
    title: 'Send deliveries again',
    description: `Send a delivery to another system again, or all failed ones of an endpoint: those that are dead, and those that wait for their next try (at most ${MOST} a call; more says whether some are left). They are sent within about a minute, with the same webhook-id as before, so that the receiver recognizes an event that it has already. An endpoint that was switched off is switched on again. Call it after the receiver was repaired. For supervisors.`,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    input: z.object({
      endpoint: idArgument('The name of the endpoint, as list_deliveries shows it.'),
      id: z.optional(idArgument('The id of one delivery, of any status. Leave it out with all_failed.')),
      all_failed: z.optional(
        z
          .boolean('must be true or false.')
          .check(z.meta({ description: 'true for all that are dead, or wait for another try.' })),
      ),
      message_id: messageIdArgument,
    }),
    output: z.object({
      endpoint: z.string(),
      redelivered: z.number(),
      /** Whether failed deliveries are left: call again. */
      more: z.boolean(),
      /** Whether the endpoint was off. */
      switched_on: z.boolean(),
      message_id: z.string(),
    }),
    run: async ({ endpoint, id, all_failed, message_id }, caller) => {
      checkSupervisor(caller);
      const names = endpoints.map(({ name }) => name);
      if (!names.includes(endpoint)) {
        const known = names.length === 0 ? 'no endpoint is configured' : `must be one of ${names.join(', ')}`;
        throw new ClientError('INVALID', { message: `endpoint: ${known}.` });
      }
      if ((id === undefined) !== (all_failed === true)) {
        throw new ClientError('INVALID', { message: 'id: name one delivery, or pass all_failed: true, and not both.' });
      }
      const target = targetOf(endpoint);
      // Before the switch, so that a wrong id does not switch the endpoint on.
      const known = id === undefined ? null : await one(target, id);
      const switched_on = await switches.switchOn(endpoint);
      // A run that read the endpoint as off may have ended the delivery again.
      const again = known && id !== undefined && switched_on ? await one(target, id) : known;
      const { sent: redelivered, more } = again ?? (await allFailed(target));
      log.info('redeliver', { endpoint, redelivered, switched_on, message_id, actor: caller.actor.id });
      return {
        text: [
          `${redelivered} ${redelivered === 1 ? 'delivery is' : 'deliveries are'} sent again.`,
          ...(switched_on ? ['The endpoint is on again.'] : []),
          ...(more ? ['More failed ones are left: call again.'] : []),
        ].join(' '),
        result: { endpoint, redelivered, more, switched_on, message_id },
      };
    },
  });
};

/** The jobs of a target that are dead, and then those that failed and are due later. */
async function* failed(jobs: Pick<Jobs, 'page'>, target: string, now: number): AsyncGenerator<Job> {
  for (const status of ['dead', 'due'] as const) {
    for (let before: string | null = null; ; ) {
      const page = await jobs.page(target, status, PAGE, before);
      const waiting = page.jobs.filter(({ due_at }) => status === 'dead' || due_at > now);
      yield* waiting.filter(({ tries }) => status === 'dead' || tries.length > 0);
      // Behind the first one that is due now, all are.
      before = waiting.length < page.jobs.length ? null : page.next;
      if (before === null) break;
    }
  }
}
