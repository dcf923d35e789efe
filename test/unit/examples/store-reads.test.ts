import { describe, expect, it } from 'vitest';
import { type Answer, useStores } from './store-client.ts';

const open = useStores();
const local = { customer_id: 'local' };

const idsOf = ({ result }: Answer, list: 'orders' | 'products', id: string) => {
  const items = result?.[list] as Record<string, unknown>[] | undefined;
  return items?.map((item) => item[id]);
};

describe('find_orders', () => {
  it.each([
    ['all of them, newest first', {}, ['1047', '1042', '1036', '1031', '1028', '1024', '1013']],
    ['those with a product', { query: 'the blue kettle' }, ['1031']],
    ['those with a product in another language', { query: 'den blauen Wasserkocher' }, ['1031']],
    ['one by its number', { query: '#1042' }, ['1042']],
    ['those of a status', { status: 'processing' }, ['1047']],
    ['none', { query: 'bicycle' }, []],
  ])('finds %s', async (_, args, ids) => {
    const { call } = await open();
    const answer = await call('find_orders', { ...local, ...args });
    expect(idsOf(answer, 'orders', 'order_id')).toEqual(ids);
    expect(answer.result?.found).toBe(ids.length);
    expect(answer.text).toMatch(ids[0] ? `Order ${ids[0]}` : /^No orders were found/);
  });
});

describe('get_order', () => {
  it('shows items, prices, address and whether it can be changed', async () => {
    const { call } = await open();
    const answer = await call('get_order', { ...local, order_id: '#1042' });
    expect(answer.result).toEqual({
      order_id: '1042',
      status: 'shipped',
      placed_on: '2026-11-19',
      expected_on: '2026-11-25',
      items: [
        expect.objectContaining({ name: 'Cast-iron pan, 28 cm', price: { amount: 58, currency: 'EUR' } }),
        expect.objectContaining({ name: 'Bamboo cutting board', quantity: 1 }),
      ],
      total: { amount: 84.5, currency: 'EUR' },
      shipping_cost: { amount: 0, currency: 'EUR' },
      payment_method: 'credit card',
      shipping_address: expect.stringContaining('Dublin'),
      delivered_at: null,
      changeable: false,
    });
    expect(answer.text).toContain('84.50 EUR');
  });

  it('reports that an order which is being packed can be changed', async () => {
    const { call } = await open();
    expect(await call('get_order', { ...local, order_id: '1047' })).toMatchObject({ result: { changeable: true } });
  });
});

describe('track_shipment', () => {
  it.each([
    ['local', '1042', 'in_transit', /Nordlink Parcel, tracking number NL\w+, and is on its way.*on 2026-11-25/],
    ['local', '1031', 'delivered', /was delivered on 2026-11-09/],
    ['bob', '1038', 'awaiting_pickup', /Ready for collection/],
    ['erin', '1041', 'delayed', /wrong depot/],
  ])('tells %s where the parcel of %s is', async (customer_id, order_id, status, words) => {
    const { call } = await open();
    const { text, result } = await call('track_shipment', { customer_id, order_id });
    expect(result).toMatchObject({ order_id, shipment: { status, carrier: expect.any(String) } });
    expect(text).toMatch(words);
  });

  it('reports that there is no parcel yet', async () => {
    const { call } = await open();
    const { refused, text, result } = await call('track_shipment', { ...local, order_id: '1047' });
    expect(result).toMatchObject({ order_status: 'processing', expected_on: '2026-11-27', shipment: null });
    expect([refused, text]).toEqual([false, expect.stringMatching(/being packed.*It has not been shipped\.$/)]);
  });
});

describe('find_products', () => {
  it.each([
    ['blue kettle', ['P-2101']],
    ['kettles', ['P-2101', 'P-2102', 'P-2103']],
    ['tarjeta regalo', ['P-2129']],
    ['trampoline', []],
  ])('finds %s', async (query, ids) => {
    const { call } = await open();
    const answer = await call('find_products', { query });
    expect(idsOf(answer, 'products', 'product_id')).toEqual(ids);
  });

  it('reports products that are sold out or cannot be returned', async () => {
    const { call } = await open();
    expect((await call('find_products', { query: 'robot vacuum' })).text).toContain('sold out');
    const card = await call('find_products', { query: 'gift card' });
    expect([card.text, card.result]).toEqual([
      expect.stringContaining('cannot be returned'),
      { products: [expect.objectContaining({ returnable: false, price: { amount: 50, currency: 'EUR' } })] },
    ]);
  });
});

describe('get_returns', () => {
  it('shows the status of each return', async () => {
    const { call } = await open();
    const { text, result } = await call('get_returns', local);
    expect(result).toMatchObject({ returns: [{ return_number: 'R-5003', status: 'in_transit', order_id: '1028' }] });
    expect(text).toContain('on its way back');
    expect(await call('get_returns', { customer_id: 'grace' })).toMatchObject({ text: 'No returns were found.' });
  });
});

describe('get_customer', () => {
  it('says who a customer is, and of an unknown one nothing', async () => {
    const { call } = await open();
    const { text, result } = await call('get_customer', { customer_id: 'alice' });
    expect(result).toEqual({ name: 'Alice Moreau', tier: 'silver', since: '2022-09-02', language: 'fr' });
    expect(text).toBe('Alice Moreau, silver customer since 2022-09-02, speaks fr.');
    expect(await call('get_customer', { customer_id: 'nobody' })).toMatchObject({ refused: true });
  });
});

describe("another customer's data", () => {
  const BY_ORDER = {
    get_order: {},
    track_shipment: {},
    check_return: { product_id: 'P-2101' },
    preview_return: { product_id: 'P-2101', reason: 'Broken.' },
    create_return: { product_id: 'P-2101', reason: 'Broken.' },
    cancel_order: {},
    change_address: { address: 'Oudegracht 1, 3511 Utrecht' },
  };

  it('is guarded in every tool but the search of the catalogue', async () => {
    const { client } = await open();
    const { tools } = await client.listTools();
    const guarded = [...Object.keys(BY_ORDER), 'find_orders', 'get_returns', 'get_customer', 'find_products'];
    expect(tools.map(({ name }) => name).toSorted()).toEqual(guarded.toSorted());
  });

  it.each(Object.entries(BY_ORDER))('does not exist for another customer: %s', async (name, args) => {
    const { call, store } = await open();
    const { orders, returns } = store;
    for (const [owned, other] of [
      ['1031', 'bob'],
      ['1047', 'alice'],
      ['1042', 'nobody'],
    ]) {
      const theirs = await call(name, { ...args, customer_id: other, order_id: owned });
      const none = await call(name, { ...args, customer_id: other, order_id: '9999' });
      expect(theirs).toEqual({ ...none, text: none.text.replace('9999', String(owned)) });
      expect([theirs.refused, theirs.text]).toEqual([true, expect.stringContaining('was not found')]);
    }
    expect([store.orders, store.returns]).toEqual([orders, returns]);
  });

  it('is not in lists, and a customer without orders gets the answer of an unknown one', async () => {
    const { call } = await open();
    const kettles = await call('find_orders', { customer_id: 'alice', query: 'blue kettle' });
    expect(idsOf(kettles, 'orders', 'order_id')).toEqual(['1034']);
    expect(await call('find_orders', { customer_id: 'bob', query: '1031' })).toMatchObject({
      result: { orders: [], found: 0 },
    });
    expect(await call('get_returns', { customer_id: 'bob' })).not.toMatchObject({
      text: expect.stringContaining('1028'),
    });
    expect(await call('get_returns', { customer_id: 'frank' })).toEqual(
      await call('get_returns', { customer_id: 'nobody' }),
    );
  });
});
