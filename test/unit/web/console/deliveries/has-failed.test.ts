import { expect, it } from 'vitest';
import { hasFailed } from '../../../../../web/console/deliveries/has-failed.ts';
import type { Delivery } from '../../../../../web/console/results.ts';
import { REFUSED } from './a-delivery.ts';

it('a delivery has failed when it is given up, or waits for another try', () => {
  const withTries = (status: Delivery['status'], tries: Delivery['tries']) => hasFailed({ status, tries });
  expect([withTries('dead', []), withTries('due', [REFUSED])]).toEqual([true, true]);
  expect([withTries('due', []), withTries('done', [REFUSED]), withTries('dropped', [REFUSED])]).toEqual([
    false,
    false,
    false,
  ]);
});
