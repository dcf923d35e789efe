import { type Desk, NO_DESK, type Post } from '../../../../core/desk/desk.ts';
import type { StoredEvent } from '../../../../core/events/catalogue.ts';
import { Endpoint } from '../../../../core/events/endpoint.ts';
import type { SwitchedOff } from '../../../../core/events/endpoint-switches.ts';
import type { JobOf, Try } from '../../../../core/events/job.ts';
import type { WebhookCall, WebhookResult } from '../../../../core/events/webhook.ts';
import type { Entry } from '../../../../core/turn/conversations.ts';
import { type DeliverDependencies, deliver } from '../../../../handlers/clock/deliver.ts';

export const AT = Date.parse('2026-11-23T09:00:00Z');
export const NOW = AT + 4000;
export const aTry = (over: Partial<Try> = {}): Try => ({ at: AT, ms: 5, status: 500, error: 'HTTP 500', ...over });

export const RETURNED: StoredEvent = {
  ...{ type: 'conversation.returned', id: 'evt_1', timestamp: new Date(AT).toISOString(), sequence: 7 },
  data: { customer: 'ada', conversation: 'c-1', from: null, by: { kind: 'staff', id: 'ana' } },
};
export const ERASED: StoredEvent = {
  ...{ type: 'customer.erased', id: 'evt_2', timestamp: new Date(AT).toISOString(), sequence: null },
  data: { customer: 'ada' },
};

const aDelivery = (over: Partial<JobOf<'webhook'>> = {}): JobOf<'webhook'> => ({
  ...{ kind: 'webhook', target: 'webhook#crm', id: `${AT}-evt_1`, customer: 'ada', due_at: AT, created_at: AT },
  ...{ status: 'due', tries: [], event: RETURNED },
  ...over,
});

const anEndpoint = (over: Partial<Endpoint> = {}): Endpoint => ({
  ...Endpoint.parse({ name: 'crm', url: 'https://crm.example/', secret: 'env:CRM', events: ['conversation.returned'] }),
  ...over,
});

interface World {
  readonly endpoint?: Partial<Endpoint>;
  readonly desk?: Partial<Desk>;
  /** Newest first. */
  readonly entries?: readonly Entry[];
  readonly erasedAt?: number | null;
  readonly off?: SwitchedOff | null;
  readonly result?: Partial<WebhookResult>;
}

/** The work on deliveries among fakes that keep what they are told. */
export const deliveries = (world: World = {}) => {
  const calls: WebhookCall[] = [];
  const recorded: unknown[] = [];
  let off = world.off ?? null;
  const entries = world.entries ?? [];
  const dependencies: DeliverDependencies = {
    endpoints: [anEndpoint(world.endpoint)],
    switches: {
      get: async () => off,
      switchOff: async (_, why) => {
        off ??= why;
      },
      switchOn: async () => true,
    },
    tombstones: { erasedAt: async () => world.erasedAt ?? null },
    desks: { get: async () => ({ ...NO_DESK, ...world.desk }) },
    transcripts: {
      page: async (_, limit, before) => {
        const rest = entries.filter(({ key }) => before === null || key < before);
        return { entries: rest.slice(0, limit), more: rest.length > limit };
      },
    },
    summaries: { get: async () => ({ text: 'Wants a refund.', episode: 2 }) },
    send: async (call) => {
      calls.push(call);
      return { status: 200, error: null, ms: 40, retry_after_ms: null, gone: false, ...world.result };
    },
    clock: { now: () => NOW },
    metrics: { record: (...metric) => void recorded.push(metric) },
    random: () => 0.5,
  };
  const work = deliver(dependencies);
  return {
    run: (over: Partial<JobOf<'webhook'>> = {}) => work(aDelivery(over), () => 60_000),
    calls,
    /** What was sent. */
    sent: () => calls.map(({ body }) => JSON.parse(body)),
    recorded,
    isOff: () => off,
  };
};

export const key = (n: number): string => `${AT + n}-a`;

export const aReply = (n: number, over: Partial<Post> = {}): Post => ({
  ...{ key: key(n), kind: 'reply', author: { id: 'ana', name: 'Ana' }, text: `reply ${n}`, move: null },
  ...over,
});
