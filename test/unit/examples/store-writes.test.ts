import { describe, expect, it } from 'vitest';
import { NOON, useStores } from './store-client.ts';

const open = useStores();
const local = { customer_id: 'local' };
const KETTLE = { ...local, order_id: '1031', product_id: 'P-2101' };
const RETURN = { ...KETTLE, reason: 'It is too loud.' };
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('check_return', () => {
  it('returns the last day and the refund', async () => {
    const { call, store } = await open();
    expect(await call('check_return', KETTLE)).toEqual({
      refused: false,
      text: 'Blue kettle, 1.7 l of order 1031 can be returned until 2026-12-09; 49.90 EUR will be refunded.',
      result: {
        order_id: '1031',
        product_id: 'P-2101',
        product_name: 'Blue kettle, 1.7 l',
        returnable: true,
        explanation: expect.stringContaining('2026-12-09'),
        return_until: '2026-12-09',
        refund: eur(49.9),
      },
    });
    expect(store.writes).toEqual([]);
  });

  it('accepts the last day, and not the day after it', async () => {
    const lastDay = Date.parse('2026-12-09T23:59:59Z');
    let now = NOON;
    const { call } = await open({ now: () => now });
    now = lastDay;
    expect(await call('check_return', KETTLE)).toMatchObject({ result: { returnable: true } });
    now = lastDay + 1000;
    expect(await call('check_return', KETTLE)).toMatchObject({ result: { returnable: false, refund: null } });
  });
});

describe('preview_return', () => {
  it('says in one line what create_return with the same arguments then does', async () => {
    const { call, store } = await open();
    const preview = await call('preview_return', RETURN);
    expect(preview).toEqual({
      refused: false,
      text: 'Return 1 × Blue kettle, 1.7 l of order 1031; 49.90 EUR will be refunded to the credit card when the parcel has arrived.',
      result: { order_id: '1031', product_id: 'P-2101', quantity: 1, refund: eur(49.9) },
    });
    expect([store.writes, store.returns.length]).toEqual([[], 5]);
    expect((await call('create_return', RETURN)).result?.refund).toEqual(preview.result?.refund);
  });
});

const NOT_RETURNABLE: readonly [why: string, order_id: string, product_id: string, words: RegExp][] = [
  ['is outside the return period', '1013', 'P-2104', /return period of 30 days ended on 2026-08-17/],
  ['is a gift card', '1036', 'P-2129', /Gift cards cannot be returned/],
  ['is a hygiene article', '1036', 'P-2127', /Hygiene articles cannot be returned/],
  ['has not arrived', '1042', 'P-2116', /not been delivered yet/],
  ['was cancelled', '1024', 'P-2105', /was cancelled/],
  ['is returned already', '1028', 'P-2123', /already returned: return R-5003/],
  ['is not in the order', '1031', 'P-2116', /Product P-2116 was not found in order 1031/],
];

describe.each(NOT_RETURNABLE)('what %s', (_, order_id, product_id, words) => {
  it('is not returned, and check_return reports the same', async () => {
    const { call, store } = await open();
    const item = { ...local, order_id, product_id };
    expect((await call('check_return', item)).text).toMatch(words);
    for (const name of ['preview_return', 'create_return']) {
      expect(await call(name, { ...item, reason: 'No reason.' })).toMatchObject({
        refused: true,
        text: expect.stringMatching(words),
      });
    }
    expect(store.returns).toHaveLength(5);
  });
});

describe('create_return', () => {
  it('returns a number, instructions and the refund', async () => {
    const { call, store } = await open();
    const { text, result } = await call('create_return', RETURN);
    expect(result).toEqual({
      return_number: 'R-5006',
      order_id: '1031',
      product_id: 'P-2101',
      product_name: 'Blue kettle, 1.7 l',
      status: 'label_sent',
      refund: eur(49.9),
      send_by: '2026-12-07',
      instructions: expect.stringContaining('robin.hale@example.com'),
    });
    expect(text).toMatch(/R-5006.*label.*49\.90 EUR/);
    expect(store.returns.at(-1)).toMatchObject({ return_number: 'R-5006', reason: 'It is too loud.' });
    expect(await call('get_returns', local)).toMatchObject({ text: expect.stringMatching(/^Return R-5006 /) });
  });

  it('refunds every piece of the line', async () => {
    const { call } = await open();
    expect(await call('create_return', { ...RETURN, product_id: 'P-2109' })).toMatchObject({
      result: { refund: eur(25) },
    });
  });

  it('creates a return once, and records repeated calls', async () => {
    const { call, store } = await open();
    const answers = await Promise.all([1, 2, 3].map(() => call('create_return', RETURN)));
    expect(answers.map(({ refused }) => refused).sort()).toEqual([false, true, true]);
    expect(answers.find(({ refused }) => refused)?.text).toMatch(/already returned: return R-5006/);
    expect(store.returns).toHaveLength(6);
    expect(store.writes.map(({ tool, outcome }) => `${tool} ${outcome}`)).toEqual([
      'create_return done',
      'create_return refused',
      'create_return refused',
    ]);
    expect(store.writes[0]).toEqual({
      at: '2026-11-23T12:00:00.000Z',
      tool: 'create_return',
      arguments: RETURN,
      outcome: 'done',
    });
  });
});

describe('cancel_order', () => {
  it('cancels an order that is not shipped and refunds the payment', async () => {
    const { call, store } = await open();
    const answer = await call('cancel_order', { ...local, order_id: '1047' });
    expect(answer).toMatchObject({ result: { order_id: '1047', status: 'cancelled', refund: eur(74) } });
    expect(store.orders.find(({ order_id }) => order_id === '1047')).toMatchObject({ status: 'cancelled' });
    expect(await call('cancel_order', { ...local, order_id: '1047' })).toMatchObject({
      refused: true,
      text: 'Order 1047 is already cancelled.',
    });
  });

  it('refunds nothing for an unpaid order', async () => {
    const { call } = await open();
    expect(await call('cancel_order', { customer_id: 'carol', order_id: '1048' })).toMatchObject({
      result: { refund: null },
    });
  });
});

describe('change_address', () => {
  it('changes the address of an order that is not shipped', async () => {
    const { call, store } = await open();
    const address = ' 5 Mill Lane,\n A98 K2P4 Bray, Ireland';
    const { result } = await call('change_address', { ...local, order_id: '1047', address });
    expect(result).toEqual({
      order_id: '1047',
      shipping_address: '5 Mill Lane, A98 K2P4 Bray, Ireland',
      previous_address: '14 Aungier Street, D02 X285 Dublin, Ireland',
    });
    expect(store.orders.find(({ order_id }) => order_id === '1047')).toMatchObject({
      shipping_address: '5 Mill Lane, A98 K2P4 Bray, Ireland',
    });
  });

  it.each(['Bray', '5 Mill Lane Bray', 'Mill Lane, Bray'])('rejects the incomplete address %s', async (address) => {
    const { call } = await open();
    expect(await call('change_address', { ...local, order_id: '1047', address })).toMatchObject({
      refused: true,
      text: expect.stringMatching(/must have street and number/),
    });
  });
});

describe('an order that is on its way', () => {
  it.each([
    ['cancel_order', {}],
    ['change_address', { address: '5 Mill Lane, A98 K2P4 Bray' }],
  ])('is past %s', async (name, args) => {
    const { call, store } = await open();
    const answer = await call(name, { ...local, order_id: '1042', ...args });
    expect(answer).toMatchObject({ refused: true, text: expect.stringMatching(/1042 has already been shipped/) });
    expect(store.writes).toMatchObject([{ tool: name, outcome: 'refused' }]);
  });
});
