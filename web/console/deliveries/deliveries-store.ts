import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { CallError } from '../../shared/rpc.ts';
import type { Deliveries, Delivery, Receiver, Redelivered } from '../results.ts';
import type { Call } from '../shell/connection.ts';

/** Failed ones first, because they need an act. */
export const STATUSES = ['dead', 'due', 'done', 'dropped'] as const;
export type Status = (typeof STATUSES)[number];

/** The result of sending again, and the receiver. */
export type Sent =
  | { readonly endpoint: string; readonly state: 'busy' }
  | { readonly endpoint: string; readonly state: 'done'; readonly result: Redelivered }
  | { readonly endpoint: string; readonly state: 'failed'; readonly error: CallError };

export interface DeliveriesStore {
  readonly status: ReadonlySignal<Status>;
  /** Null until they were read. */
  readonly receivers: ReadonlySignal<readonly Receiver[] | null>;
  /** Of the status; null while they load. */
  readonly deliveries: ReadonlySignal<readonly Delivery[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<CallError | null>;
  readonly sent: ReadonlySignal<Sent | null>;
  show(status: Status): Promise<void>;
  more(): Promise<void>;
  /** Sends one delivery again, or for a null `id` all that failed: also those that wait for another try. */
  again(endpoint: string, id: string | null): Promise<void>;
}

/** The deliveries to other systems, of one status at a time. A list that arrives after another one was asked for is dropped. */
export const deliveriesStore = (call: Call, newId: () => string): DeliveriesStore => {
  const status = signal<Status>('dead');
  const receivers = signal<readonly Receiver[] | null>(null);
  const deliveries = signal<readonly Delivery[] | null>(null);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const failure = signal<CallError | null>(null);
  const sent = signal<Sent | null>(null);
  let reads = 0;

  const read = async (cursor: string | null): Promise<void> => {
    const mine = ++reads;
    try {
      const args = { status: status.value, ...(cursor !== null && { cursor }) };
      const page = await call<Deliveries>('list_deliveries', args);
      if (mine !== reads) return;
      batch(() => {
        receivers.value = page.endpoints;
        deliveries.value = [...(cursor === null ? [] : (deliveries.value ?? [])), ...page.deliveries];
        next.value = page.next_cursor;
        hasMore.value = page.next_cursor !== null;
        failure.value = null;
      });
    } catch (error) {
      if (mine === reads) failure.value = error as CallError;
    }
  };
  return {
    ...{ status, receivers, deliveries, hasMore, failure, sent },
    show: (of) => {
      batch(() => {
        status.value = of;
        deliveries.value = null;
        hasMore.value = false;
        failure.value = null;
      });
      return read(null);
    },
    more: () => read(next.value),
    again: async (endpoint, id) => {
      if (sent.value?.state === 'busy') return;
      sent.value = { endpoint, state: 'busy' };
      try {
        const which = id === null ? { all_failed: true } : { id };
        const result = await call<Redelivered>('redeliver', { endpoint, ...which, message_id: newId() });
        sent.value = { endpoint, state: 'done', result };
        await read(null);
      } catch (error) {
        sent.value = { endpoint, state: 'failed', error: error as CallError };
      }
    },
  };
};
