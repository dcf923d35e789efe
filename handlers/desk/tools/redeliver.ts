import * as z from 'zod/mini';
import { ClientError } from '../../../core/errors/client-error.ts';
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

/**
 * `redeliver`: makes deliveries due again, under the same ids. A repeat of the call needs no stored result: a due delivery stays as it is, and a
 * receiver recognizes an event that it has by the id.
 */
export const redeliver = (
  tool: StaffTool,
  { endpoints, switches, jobs, log }: Omit<DeliveriesDependencies, 'cursors'> & { readonly log: Log },
) => {
  const allDead = async (target: string) => {
    let sent = 0;
    for (let before: string | null = null; ; ) {
      const page = await jobs.page(target, 'dead', PAGE, before);
      const made = await inParallel(AT_ONCE, page.jobs, ({ id }) => jobs.again(target, id));
      sent += made.filter(Boolean).length;
      before = page.next;
      if (before === null || sent + PAGE > MOST) return { sent, more: before !== null };
    }
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
    description: `Send a delivery to another system again, or all dead ones of an endpoint (at most ${MOST} a call; more says whether some are left). They are sent within about a minute, with the same webhook-id as before, so that the receiver recognizes an event that it has already. An endpoint that was switched off is switched on again. Call it after the receiver was repaired. For supervisors.`,
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    input: z.object({
      endpoint: idArgument('The name of the endpoint, as list_deliveries shows it.'),
      id: z.optional(idArgument('The id of one delivery, dead or done. Leave it out with all_dead.')),
      all_dead: z.optional(
        z.boolean('must be true or false.').check(z.meta({ description: 'true for all dead deliveries.' })),
      ),
      message_id: messageIdArgument,
    }),
    output: z.object({
      endpoint: z.string(),
      redelivered: z.number(),
      /** Whether dead deliveries are left: call again. */
      more: z.boolean(),
      /** Whether the endpoint was off. */
      switched_on: z.boolean(),
      message_id: z.string(),
    }),
    run: async ({ endpoint, id, all_dead, message_id }, caller) => {
      checkSupervisor(caller);
      const names = endpoints.map(({ name }) => name);
      if (!names.includes(endpoint)) {
        const known = names.length === 0 ? 'no endpoint is configured' : `must be one of ${names.join(', ')}`;
        throw new ClientError('INVALID', { message: `endpoint: ${known}.` });
      }
      if ((id === undefined) !== (all_dead === true)) {
        throw new ClientError('INVALID', { message: 'id: name one delivery, or pass all_dead: true, and not both.' });
      }
      const target = targetOf(endpoint);
      // Before the switch, so that a wrong id does not switch the endpoint on.
      const known = id === undefined ? null : await one(target, id);
      const switched_on = await switches.switchOn(endpoint);
      // A run that read the endpoint as off may have ended the delivery again.
      const again = known && id !== undefined && switched_on ? await one(target, id) : known;
      const { sent: redelivered, more } = again ?? (await allDead(target));
      log.info('redeliver', { endpoint, redelivered, switched_on, message_id, actor: caller.actor.id });
      return {
        text: [
          `${redelivered} ${redelivered === 1 ? 'delivery is' : 'deliveries are'} sent again.`,
          ...(switched_on ? ['The endpoint is on again.'] : []),
          ...(more ? ['More dead ones are left: call again.'] : []),
        ].join(' '),
        result: { endpoint, redelivered, more, switched_on, message_id },
      };
    },
  });
};
