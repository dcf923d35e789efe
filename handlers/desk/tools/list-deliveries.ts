import * as z from 'zod/mini';
import { EventType } from '../../../core/events/catalogue.ts';
import { Endpoint } from '../../../core/events/endpoint.ts';
import type { EndpointSwitches } from '../../../core/events/endpoint-switches.ts';
import type { JobOf, Jobs } from '../../../core/events/job.ts';
import { idArgument } from '../../front/tools/arguments.ts';
import { type Cursors, positionIn } from '../../front/tools/cursors.ts';
import { cursorArgument } from './arguments.ts';
import { isoTime } from './case-entries.ts';
import { checkSupervisor } from './check-supervisor.ts';
import { deliveryPage } from './delivery-pages.ts';
import type { StaffTool } from './staff-tool.ts';

const STATUSES = ['due', 'done', 'dead', 'dropped'] as const;

const ShownEndpoint = z.object({
  name: z.string(),
  /** Of its URL. */
  host: z.string(),
  events: z.array(EventType),
  include: Endpoint.shape.include,
  /** ISO 8601; null for one that is on. */
  off_since: z.nullable(z.string()),
  why: z.nullable(z.string()),
});

/** Times are ISO 8601. */
const ShownDelivery = z.object({
  endpoint: z.string(),
  id: z.string(),
  /** The `webhook-id` that the receiver sees. */
  event_id: z.string(),
  type: EventType,
  happened_at: z.string(),
  customer: z.string(),
  conversation_id: z.nullable(z.string()),
  status: z.enum(STATUSES),
  /** Oldest first. */
  tries: z.array(
    z.object({ at: z.string(), ms: z.number(), status: z.nullable(z.number()), error: z.nullable(z.string()) }),
  ),
  /** Null unless the status is `due`. */
  next_try_at: z.nullable(z.string()),
});
type ShownDelivery = z.infer<typeof ShownDelivery>;

export interface DeliveriesDependencies {
  readonly endpoints: readonly Endpoint[];
  readonly switches: Pick<EndpointSwitches, 'get' | 'switchOn'>;
  readonly jobs: Pick<Jobs, 'page' | 'again'>;
  readonly cursors: Cursors;
}

/** `list_deliveries`: the receivers of events, and the state of each delivery to them. */
export const listDeliveries = (tool: StaffTool, { endpoints, switches, jobs, cursors }: DeliveriesDependencies) =>
  tool({
    name: 'list_deliveries',
    title: 'List deliveries to other systems',
    description:
      'List the systems that get events of the desk as webhooks, and the deliveries to them with every try. A delivery is due (it waits for its next try), done (the receiver took it), dead (nine tries failed, or the endpoint is off or gone), or dropped (the customer was erased). redeliver sends it again, or at once. For supervisors.',
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({
      endpoint: z.optional(
        idArgument('Only deliveries to this endpoint, by its name. Defaults to all, one endpoint after the other.'),
      ),
      status: z.optional(
        z
          .enum(STATUSES, `must be one of ${STATUSES.join(', ')}.`)
          .check(z.meta({ description: 'Only deliveries of this status: dead for those that failed for good.' })),
      ),
      cursor: z.optional(cursorArgument),
    }),
    output: z.object({
      endpoints: z.array(ShownEndpoint),
      /** The newest first. */
      deliveries: z.array(ShownDelivery),
      next_cursor: z.nullable(z.string()),
    }),
    run: async ({ endpoint, status, cursor }, caller) => {
      checkSupervisor(caller);
      const { kind, id } = caller.actor;
      const owner = ['deliveries', kind, id, endpoint ?? '', status ?? ''];
      const wrong = 'cursor: must be a next_cursor of the same endpoint and status.';
      const position = await positionIn(cursors, owner, cursor, wrong);
      const names = endpoint === undefined ? endpoints.map(({ name }) => name) : [endpoint];
      const [shown, page] = await Promise.all([
        Promise.all(endpoints.map((each) => showEndpoint(each, switches))),
        deliveryPage(jobs, names, status ?? null, position),
      ]);
      const deliveries = page.deliveries.map(showDelivery);
      return {
        text: [...shown.map(endpointInWords), ...deliveries.map(inWords)].join('\n') || 'No system gets events.',
        result: {
          endpoints: shown,
          deliveries,
          next_cursor: page.next === null ? null : await cursors.seal(owner, page.next),
        },
      };
    },
  });

const showEndpoint = async (
  { name, url, events, include }: Endpoint,
  switches: Pick<EndpointSwitches, 'get'>,
): Promise<z.infer<typeof ShownEndpoint>> => {
  const off = await switches.get(name);
  const { host } = new URL(url);
  return { name, host, events, include, off_since: off && isoTime(off.off_since), why: off?.why ?? null };
};

const showDelivery = ({ target, id, event, customer, status, tries, due_at }: JobOf<'webhook'>): ShownDelivery => ({
  endpoint: target.slice(target.indexOf('#') + 1),
  ...{ id, event_id: event.id, type: event.type, happened_at: event.timestamp, customer, status },
  conversation_id: 'conversation' in event.data ? event.data.conversation : null,
  tries: tries.map(({ at, ms, status: answered, error }) => ({ at: isoTime(at), ms, status: answered, error })),
  next_try_at: status === 'due' ? isoTime(due_at) : null,
});

const endpointInWords = ({ name, host, off_since, why }: z.infer<typeof ShownEndpoint>): string =>
  `${name} at ${host}: ${off_since === null ? 'on' : `off since ${off_since}, ${why}`}`;

const inWords = ({ endpoint, id, type, status, tries, next_try_at }: ShownDelivery): string => {
  const last = tries.at(-1);
  const facts = [
    `${status} after ${tries.length} ${tries.length === 1 ? 'try' : 'tries'}`,
    ...(last?.error ? [`last: ${last.error}`] : []),
    ...(next_try_at === null ? [] : [`next try ${next_try_at}`]),
  ];
  return `${endpoint}, ${id}: ${type} (${facts.join('; ')})`;
};
