import { expect, it } from 'vitest';
import { factsOf } from '../../../../web/widget/facts.ts';

it('shows arguments as a list in words', () => {
  const given = {
    order_id: '1031',
    shippingAddress: { street: 'Kirkegata 14', city: 'Oslo' },
    items: ['a', 2],
    gift: null,
  };
  expect(factsOf(given, 'alice')).toEqual([
    ['Order id', '1031'],
    ['Shipping address', 'Street: Kirkegata 14, City: Oslo'],
    ['Items', 'a, 2'],
    ['Gift', '–'],
  ]);
});

it("hides the customer's own id, and no other value that is the same", () => {
  expect(factsOf({ customer_id: 'alice', name: 'alice', user_id: 'bob' }, 'alice')).toEqual([
    ['Name', 'alice'],
    ['User id', 'bob'],
  ]);
});
