import { expect, it } from 'vitest';
import { isOpenTo } from '../../../../../core/tools/policy/is-open-to.ts';
import { allowing, anOffer } from '../../../../support/values.ts';

const open = [allowing('store.find_order', { public: true }), allowing('store.other')];

it.each([
  ['a public read', {}, true],
  ['a public read that names its customer', { identity: 'customer_id' }, true],
  ['a public write', { writes: true }, false],
  ['a read that is not public', { tool: 'other' }, false],
  ['a read of a server that knows its customers', { tool: 'other', unbound: true }, false],
  ['a read that the playbook does not list', { tool: 'more' }, false],
])('%s is open to named customers, and to visitors: %s', (_, over, isOpen) => {
  const tool = anOffer({ identity: null, ...over });
  expect([isOpenTo('ada', open, tool), isOpenTo('visitor:1', open, tool)]).toEqual([true, isOpen]);
});
