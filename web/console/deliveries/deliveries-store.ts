import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CallError } from '../../shared/rpc.ts';
import type { Deliveries, Delivery, Receiver, Redelivered } from '../results.ts';
import type { Call } from '../shell/connection.ts';
import { hasFailed } from './has-failed.ts';

/** Failed ones first, because they need an act. */
export const STATUSES = ['dead', 'due', 'done', 'dropped'] as const;
export type Status = (typeof STATUSES)[number];

/** Those that need an act, or will: read in every round. */
const ALWAYS = ['dead', 'due'] as const satisfies readonly Status[];

/** The result of sending again, and the receiver. `before`: how the receiver stood after it; null until that was read. */
export type Sent =
  | { readonly endpoint: string; readonly state: 'busy' }
  | { readonly endpoint: string; readonly state: 'done'; readonly result: Redelivered; readonly before: string | null }
  | { readonly endpoint: string; readonly state: 'failed'; readonly error: CallError };

export interface DeliveryList {
  readonly deliveries: readonly Delivery[];
  /** Whether there are more than were read. */
  readonly more: boolean;
}
type Lists = Readonly<Partial<Record<Status, DeliveryList>>>;

export interface DeliveriesStore {
  readonly status: ReadonlySignal<Status>;
  /** Null until they were read. */
  readonly receivers: ReadonlySignal<readonly Receiver[] | null>;
  /** Those of the last round: failed ones, those to send, and those of the status that is shown. */
  readonly lists: ReadonlySignal<Lists>;
  /** Such as `6`, or `50+`; empty where it is not known. */
  readonly counts: ReadonlySignal<Readonly<Record<Status, string>>>;
  readonly failure: ReadonlySignal<CallError | null>;
  readonly sent: ReadonlySignal<Sent | null>;
  refresh(): Promise<void>;
  show(status: Status): Promise<void>;
  more(): Promise<void>;
  /** Sends one delivery again, or for a null `id` all that failed: also those that wait for another try. */
  again(endpoint: string, id: string | null): Promise<void>;
}

/** The receivers and their deliveries, as the last round of reads found them. A round that ends after a later one began is dropped. */
export const deliveriesStore = (call: Call, newId: () => string): DeliveriesStore => {
  const status = signal<Status>('dead');
  const receivers = signal<readonly Receiver[] | null>(null);
  const lists = signal<Lists>({});
  const failure = signal<CallError | null>(null);
  const sent = signal<Sent | null>(null);
  let pages = 1;
  let reads = 0;

  const read = async (of: Status) => {
    const found = new Map<string, Delivery>();
    let endpoints: readonly Receiver[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < (of === status.value ? pages : 1); page++) {
      const asked = { status: of, ...(cursor !== null && { cursor }) };
      const result: Deliveries = await call<Deliveries>('list_deliveries', asked);
      for (const delivery of result.deliveries) found.set(`${delivery.endpoint} ${delivery.id}`, delivery);
      endpoints = result.endpoints;
      cursor = result.next_cursor;
      if (cursor === null) break;
    }
    return { of, endpoints, list: { deliveries: [...found.values()], more: cursor !== null } };
  };

  const refresh = async (): Promise<void> => {
    const mine = ++reads;
    try {
      const found = await Promise.all([...new Set([...ALWAYS, status.value])].map(read));
      if (mine !== reads) return;
      batch(() => {
        receivers.value = found[0]?.endpoints ?? [];
        lists.value = Object.fromEntries(found.map(({ of, list }) => [of, list]));
        failure.value = null;
        sent.value = stillTrue(sent.value);
      });
    } catch (error) {
      if (mine === reads) failure.value = error as CallError;
    }
  };

  /** What sending again came to, until the receiver stands otherwise. */
  const stillTrue = (of: Sent | null): Sent | null => {
    if (of?.state !== 'done') return of;
    const isOff = receivers.value?.some(({ name, off_since }) => name === of.endpoint && off_since !== null);
    const failed = ALWAYS.flatMap((each) => lists.value[each]?.deliveries ?? [])
      .filter((delivery) => delivery.endpoint === of.endpoint && hasFailed(delivery))
      .map(({ id, status: now, tries }) => `${id} ${now} ${tries.length}`);
    const standing = failed.toSorted().join();
    return isOff || (of.before ?? standing) !== standing ? null : { ...of, before: standing };
  };

  return {
    ...{ status, receivers, lists, failure, sent, refresh },
    counts: computed(
      () =>
        Object.fromEntries(
          STATUSES.map((of) => {
            const list = lists.value[of];
            return [of, list ? `${list.deliveries.length}${list.more ? '+' : ''}` : ''];
          }),
        ) as Record<Status, string>,
    ),
    show: (of) => {
      status.value = of;
      pages = 1;
      return refresh();
    },
    more: () => {
      pages++;
      return refresh();
    },
    again: async (endpoint, id) => {
      if (sent.value?.state === 'busy') return;
      sent.value = { endpoint, state: 'busy' };
      try {
        const which = id === null ? { all_failed: true } : { id };
        const result = await call<Redelivered>('redeliver', { endpoint, ...which, message_id: newId() });
        sent.value = { endpoint, state: 'done', result, before: null };
        await refresh();
      } catch (error) {
        sent.value = { endpoint, state: 'failed', error: error as CallError };
      }
    },
  };
};
