import { expect, it } from 'vitest';
import { labelOf, readResult, toolName } from '../../../../../../web/console/case/side/facts.ts';

it('reads the words and the fields of a result', () => {
  const order = '{"order_id":"LR-1","items":[{"sku":2,"price":{"amount":58}},{"sku":3}],"paid":true,"note":null}';
  expect(readResult(`Order LR-1: shipped.\n${order}\nIt is on its way.`)).toEqual({
    words: 'Order LR-1: shipped.\nIt is on its way.',
    facts: [
      ['order id', 'LR-1'],
      ['items', 'sku 2, price amount 58; sku 3'],
      ['paid', 'true'],
      ['note', '–'],
    ],
  });
});

it.each(['No order was found.', '[1]', 'null', '"{}"', '{'])('takes %s for words', (text) => {
  expect(readResult(text)).toEqual({ words: text, facts: [] });
});

it('names a tool as playbooks do', () => {
  expect(toolName('store__get_order')).toBe('store.get_order');
});

it('a field of a profile begins with a capital letter', () => {
  expect(['tier', 'customer_since', ''].map(labelOf)).toEqual(['Tier', 'Customer since', '']);
});
