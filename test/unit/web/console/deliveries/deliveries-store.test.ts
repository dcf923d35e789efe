import { describe, expect, it } from 'vitest';
import {
  type DeliveriesStore,
  deliveriesStore,
  type Status,
} from '../../../../../web/console/deliveries/deliveries-store.ts';
import type { Delivery, Receiver } from '../../../../../web/console/results.ts';
import type { CallError } from '../../../../../web/shared/rpc.ts';
import { OFFLINE } from '../a-case.ts';
import { aDelivery, REFUSED } from './a-delivery.ts';

const RECEIVER: Receiver = { name: 'crm', host: 'crm.example', events: [], include: null, off_since: null, why: null };
const OFF: Receiver = { ...RECEIVER, off_since: '2026-11-27T10:09:00.000Z', why: 'HTTP 410' };
const RESULT = { redelivered: 2, more: false, switched_on: true };
const PAGE = 2;

interface Desk {
  receiver: Receiver;
  deliveries: readonly Delivery[];
  failure: CallError | null;
}

/** A desk with pages of two deliveries, that has what a test puts into it. */
const aStore = (given: Partial<Desk> = {}) => {
  const desk: Desk = { receiver: RECEIVER, deliveries: [], failure: null, ...given };
  const asked: { tool: string; status?: Status; cursor?: string }[] = [];
  const call = async <R>(tool: string, args: object): Promise<R> => {
    const { status, cursor = '0' } = args as (typeof asked)[number];
    asked.push({ tool, ...args });
    if (desk.failure) throw desk.failure;
    if (tool === 'redeliver') return RESULT as R;
    const its = desk.deliveries.filter((each) => each.status === status);
    const to = Number(cursor) + PAGE;
    return {
      ...{ endpoints: [desk.receiver], deliveries: its.slice(Number(cursor), to) },
      next_cursor: its.length > to ? String(to) : null,
    } as R;
  };
  return { store: deliveriesStore(call, () => 'm-1'), desk, asked };
};
const ids = ({ lists, status }: DeliveriesStore) => lists.value[status.value]?.deliveries.map(({ id }) => id) ?? null;
const several = (status: Status, count: number) =>
  Array.from({ length: count }, (_, at) => aDelivery({ status, id: `${status}-${at}` }));

describe('the deliveries', () => {
  it('are those that failed, and those to send are read in each round, too', async () => {
    const { store, asked } = aStore({
      deliveries: [...several('dead', 1), ...several('due', 3), ...several('done', 1)],
    });
    expect([ids(store), store.receivers.value]).toEqual([null, null]);
    await store.refresh();
    expect([ids(store), store.receivers.value]).toEqual([['dead-0'], [RECEIVER]]);
    expect(asked.map(({ status }) => status)).toEqual(['dead', 'due']);
    expect(store.counts.value).toEqual({ dead: '1', due: '2+', done: '', dropped: '' });
  });

  it('of another status are read with them, from their beginning', async () => {
    const { store, asked } = aStore({ deliveries: several('done', 5) });
    await store.show('done');
    await store.more();
    expect(ids(store)).toEqual(['done-0', 'done-1', 'done-2', 'done-3']);
    await store.more();
    expect([ids(store)?.length, store.counts.value.done]).toEqual([5, '5']);
    await store.show('dead');
    asked.length = 0;
    await store.show('done');
    expect(asked.map(({ status, cursor }) => [status, cursor])).toEqual([
      ...(['dead', 'due', 'done'] as const).map((status) => [status, undefined]),
    ]);
  });

  it('stay while the desk does not answer', async () => {
    const { store, desk } = aStore({ deliveries: several('dead', 1) });
    await store.refresh();
    desk.failure = OFFLINE;
    await store.refresh();
    expect([ids(store), store.failure.value]).toEqual([['dead-0'], OFFLINE]);
    desk.failure = null;
    await store.refresh();
    expect(store.failure.value).toBeNull();
  });

  it('that come late, when others are shown, are dropped', async () => {
    const late = Promise.withResolvers<unknown>();
    let reads = 0;
    const page = (id: string) => ({ endpoints: [RECEIVER], deliveries: [aDelivery({ id })], next_cursor: null });
    const store = deliveriesStore(
      async <R>() => (reads++ < 2 ? await late.promise : page('new')) as R,
      () => 'm-1',
    );
    const first = store.refresh();
    await store.show('due');
    late.resolve(page('old'));
    await first;
    expect(ids(store)).toEqual(['new']);
  });
});

describe('sending again', () => {
  it.each([
    ['one', '7', { endpoint: 'crm', id: '7', message_id: 'm-1' }],
    ['all that failed', null, { endpoint: 'crm', all_failed: true, message_id: 'm-1' }],
  ])('%s tells what came of it, and reads anew', async (_, id, args) => {
    const { store, asked } = aStore({ deliveries: several('dead', 1) });
    await store.again('crm', id);
    expect(store.sent.value).toMatchObject({ endpoint: 'crm', state: 'done', result: RESULT });
    expect(ids(store)).toEqual(['dead-0']);
    expect(asked[0]).toEqual({ tool: 'redeliver', ...args });
  });

  it('that fails says so, and one at a time is sent', async () => {
    const { store, asked } = aStore({ failure: OFFLINE });
    await Promise.all([store.again('crm', '7'), store.again('crm', '7')]);
    expect(store.sent.value).toEqual({ endpoint: 'crm', state: 'failed', error: OFFLINE });
    expect(asked.filter(({ tool }) => tool === 'redeliver')).toHaveLength(1);
  });

  it.each<[string, Partial<Desk>]>([
    ['the receiver is switched off again', { receiver: OFF }],
    ['a delivery was taken', { deliveries: [aDelivery({ id: '7', status: 'done', tries: [REFUSED] })] }],
    ['a delivery was tried', { deliveries: [aDelivery({ id: '7', status: 'due', tries: [REFUSED, REFUSED] })] }],
  ])('is told until %s', async (_, after) => {
    const { store, desk } = aStore({ deliveries: [aDelivery({ id: '7', status: 'due', tries: [REFUSED] })] });
    await store.again('crm', '7');
    desk.deliveries = [aDelivery({ id: '8', status: 'due', tries: [] }), ...desk.deliveries];
    await store.refresh();
    expect(store.sent.value?.state).toBe('done');
    Object.assign(desk, after);
    await store.refresh();
    expect(store.sent.value).toBeNull();
  });

  it('does not say "on" of a receiver that is off already', async () => {
    const { store } = aStore({ receiver: OFF });
    await store.again('crm', '7');
    expect(store.sent.value).toBeNull();
  });
});
