import type { Clock } from '../../core/config/clock.ts';
import type { Endpoint } from '../../core/events/endpoint.ts';
import type { EndpointSwitches } from '../../core/events/endpoint-switches.ts';
import type { JobResult, Try, Work } from '../../core/events/job.ts';
import { nextTry } from '../../core/events/retry-schedule.ts';
import { type WebhookCall, WebhookResult } from '../../core/events/webhook.ts';
import type { Metrics } from '../../core/observability/metrics.ts';
import type { Tombstones } from '../../core/privacy/tombstones.ts';
import { type ComposeDependencies, composeEvent } from './compose-event.ts';

/** Targets of deliveries are named after their endpoints. */
const TARGET = 'webhook#';

export interface DeliverDependencies extends ComposeDependencies {
  readonly endpoints: readonly Endpoint[];
  readonly switches: EndpointSwitches;
  readonly tombstones: Tombstones;
  /** Calls the function that talks to receivers. Throws `StoreBusy` if it fails. */
  readonly send: (call: WebhookCall) => Promise<unknown>;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * One try of a delivery. If the run dies after it, the next run tries again with the same id: a receiver gets each event at least once. An event
 * from before the erasure of its customer is dropped.
 */
export const deliver = (dependencies: DeliverDependencies): Work<'webhook'> => {
  const { endpoints, switches, tombstones, send, clock, metrics, random } = dependencies;
  const compose = composeEvent(dependencies);
  const count = (outcome: 'delivered' | 'failed' | 'dead') => metrics.record('Deliveries', 1, { outcome });
  const dead = (last: Try): JobResult => {
    count('dead');
    return { status: 'dead', try: last };
  };
  return async ({ event, customer, target, tries }) => {
    const name = target.slice(TARGET.length);
    const erasedAt = await tombstones.erasedAt(customer);
    if (erasedAt !== null && Date.parse(event.timestamp) <= erasedAt) return { status: 'dropped', try: null };
    const at = clock.now();
    const notSent = (error: string) => dead({ at, ms: 0, status: null, error });
    const endpoint = endpoints.find((each) => each.name === name);
    if (!endpoint) return notSent('no endpoint has this name any more');
    const off = await switches.get(name);
    if (off) return notSent(`the endpoint is off since ${new Date(off.off_since).toISOString()}: ${off.why}`);
    const body = await compose(event, endpoint);
    const result = WebhookResult.parse(await send({ endpoint: name, id: event.id, timestamp: clock.now(), body }));
    const { ms, status, error } = result;
    const own: Try = { at, ms, status, error };
    if (error === null) {
      count('delivered');
      metrics.record('DeliveryAge', Math.max(0, clock.now() - Date.parse(event.timestamp)), {});
      return { status: 'done', try: own };
    }
    if (result.gone) {
      await switches.switchOff(name, { off_since: at, why: error });
      metrics.record('EndpointsOff', 1, {});
      return dead(own);
    }
    const next = nextTry(tries.length + 1, clock.now(), result.retry_after_ms, random);
    if (next === null) return dead(own);
    count('failed');
    return { status: 'retry', at: next, try: own };
  };
};
