import { describe, expect, it } from 'vitest';
import { deliveriesStore } from '../../../../../web/console/deliveries/deliveries-store.ts';
import type { Delivery } from '../../../../../web/console/results.ts';
import { OFFLINE, scripted } from '../a-case.ts';

const RECEIVER = { name: 'crm', host: 'crm.example', events: [], include: null, off_since: null, why: null };
const aDelivery = (id: string): Pick<Delivery, 'id' | 'endpoint'> => ({ id, endpoint: 'crm' });
const page = (ids: readonly string[], next_cursor: string | null = null) => ({
  ...{ endpoints: [RECEIVER], deliveries: ids.map(aDelivery), next_cursor },
});
const aStore = (script: Parameters<typeof scripted>[0]) => {
  const { call, calls } = scripted(script);
  return { store: deliveriesStore(call, () => 'm-1'), calls };
};
const ids = ({ value }: { readonly value: readonly Delivery[] | null }) => value?.map(({ id }) => id) ?? null;

describe('the deliveries', () => {
  it('are those that failed, and then older ones behind them', async () => {
    const { store, calls } = aStore({ list_deliveries: [page(['3', '2'], 'next'), page(['1'])] });
    await store.show('dead');
    expect([ids(store.deliveries), store.hasMore.value, store.receivers.value]).toEqual([['3', '2'], true, [RECEIVER]]);
    await store.more();
    expect([ids(store.deliveries), store.hasMore.value]).toEqual([['3', '2', '1'], false]);
    expect(calls.map(({ args }) => args)).toEqual([{ status: 'dead' }, { status: 'dead', cursor: 'next' }]);
  });

  it('of another status replace them, and a failure keeps what was read', async () => {
    const { store } = aStore({ list_deliveries: [page(['1']), OFFLINE, page([])] });
    await store.show('dead');
    await store.show('done');
    expect([ids(store.deliveries), store.failure.value, store.receivers.value?.length]).toEqual([null, OFFLINE, 1]);
    await store.show('done');
    expect([ids(store.deliveries), store.failure.value]).toEqual([[], null]);
  });

  it('that come late, when others are shown, are dropped', async () => {
    const late = Promise.withResolvers<unknown>();
    let reads = 0;
    const store = deliveriesStore(
      async <R>() => (reads++ === 0 ? await late.promise : page(['new'])) as R,
      () => 'm-1',
    );
    const first = store.show('dead');
    await store.show('done');
    late.resolve(page(['old']));
    await first;
    expect(ids(store.deliveries)).toEqual(['new']);
  });
});

describe('sending again', () => {
  const RESULT = { redelivered: 2, more: false, switched_on: true };

  it.each([
    ['one', '7', { endpoint: 'crm', id: '7', message_id: 'm-1' }],
    ['all that failed', null, { endpoint: 'crm', all_failed: true, message_id: 'm-1' }],
  ])('%s tells what came of it, and reads anew', async (_, id, args) => {
    const { store, calls } = aStore({ list_deliveries: [page(['7']), page([])], redeliver: [RESULT] });
    await store.show('dead');
    await store.again('crm', id);
    expect(store.sent.value).toEqual({ endpoint: 'crm', state: 'done', result: RESULT });
    expect(ids(store.deliveries)).toEqual([]);
    expect(calls.find(({ tool }) => tool === 'redeliver')?.args).toEqual(args);
  });

  it('that fails says so, and one at a time is sent', async () => {
    const { store, calls } = aStore({ list_deliveries: [page(['7'])], redeliver: [OFFLINE] });
    await store.show('dead');
    await Promise.all([store.again('crm', '7'), store.again('crm', '7')]);
    expect(store.sent.value).toEqual({ endpoint: 'crm', state: 'failed', error: OFFLINE });
    expect(calls.filter(({ tool }) => tool === 'redeliver')).toHaveLength(1);
  });
});
