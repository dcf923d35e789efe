import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindIdentity } from '../../../../../core/tools/policy/bind-identity.ts';
import { sameArgument } from '../../../../../core/tools/policy/same-argument.ts';

const bind = (args: Record<string, unknown>, identity: string | null = 'customer_id') =>
  bindIdentity(args, { identity, identityName: 'customer_id' }, 'ada');

describe('bindIdentity', () => {
  it.each([
    ['adds the customer if the tool takes one', {}, { customer_id: 'ada' }],
    ['replaces another customer', { customer_id: 'bob' }, { customer_id: 'ada' }],
    ['replaces a value that is not an id', { customer_id: ['bob', { $ne: null }] }, { customer_id: 'ada' }],
    [
      'binds fields of nested objects',
      { a: { b: { customer_id: 'bob' } } },
      { a: { b: { customer_id: 'ada' } }, customer_id: 'ada' },
    ],
    ['binds fields in lists', { a: [[{ customer_id: 'bob' }]] }, { a: [[{ customer_id: 'ada' }]], customer_id: 'ada' }],
    [
      'keeps all other fields',
      { id: 7, note: 'bob', none: null },
      { id: 7, note: 'bob', none: null, customer_id: 'ada' },
    ],
  ])('%s', (_, given, bound) => {
    expect(bind(given)).toEqual(bound);
  });

  it('adds no argument to a tool that declares none, and still replaces a value that is present', () => {
    expect(bind({ id: 7 }, null)).toEqual({ id: 7 });
    expect(bind({ filter: { customerId: 'bob' } }, null)).toEqual({ filter: { customerId: 'ada' } });
  });

  it('sets the argument as the tool spells it', () => {
    expect(bind({ customer_id: 'bob' }, 'customerId')).toEqual({
      customer_id: 'ada',
      customerId: 'ada',
    });
  });

  it('leaves no other customer in any field that identifies one', () => {
    const name = fc.constantFrom('customer_id', 'customerId', 'CUSTOMER-ID', 'id', '__proto__', 'filter');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('bob', 1, null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, tree, { maxKeys: 4 }), (args) => {
        const bound = bind(JSON.parse(JSON.stringify(args)));
        expect(Object.hasOwn(bound, 'customer_id')).toBe(true);
        JSON.stringify(bound, (key, value) => {
          if (sameArgument(key, 'customer_id')) expect(value).toBe('ada');
          return value;
        });
      }),
    );
  });
});
