import { expect, it } from 'vitest';
import { factsOf } from '../../../../../../web/console/case/side/facts.ts';

it.each([
  [
    '{"order_id":"LR-1","items":[{"sku":2}],"paid":true}',
    [
      ['order id', 'LR-1'],
      ['items', '[{"sku":2}]'],
      ['paid', 'true'],
    ],
  ],
  ['No order was found.', null],
  ['[1]', null],
  ['null', null],
])('reads %s', (text, facts) => {
  expect(factsOf(text)).toEqual(facts);
});
