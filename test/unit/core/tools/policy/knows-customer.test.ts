import { describe, expect, it } from 'vitest';
import { knowsCustomer } from '../../../../../core/tools/policy/knows-customer.ts';
import { previewOf } from '../../../../../core/tools/policy/preview-of.ts';
import { allowing, anOffer } from '../../../../support/values.ts';

describe('knowsCustomer', () => {
  const closed = [allowing('store.find_order')];
  const open = [allowing('store.find_order', { public: true }), allowing('store.other')];
  const stranger = { identity: null };
  it.each([
    ['a read with the argument', {}, closed, true],
    ['a write with the argument', { writes: true }, closed, true],
    ['a read without it', stranger, closed, false],
    ['a read that the playbook does not list', stranger, [], false],
    ['a read of another tool that is public', { ...stranger, tool: 'other' }, open, false],
    ['a public read', stranger, open, true],
    ['a public write', { ...stranger, writes: true }, open, false],
    ['a read of an unbound server', { ...stranger, unbound: true }, closed, true],
    ['a write of an unbound server', { ...stranger, unbound: true, writes: true }, closed, true],
  ])('decides about %s', (_, over, allowed, knows) => {
    expect(knowsCustomer(allowed, anOffer(over))).toBe(knows);
  });
});

describe('previewOf', () => {
  const write = anOffer({ tool: 'cancel', writes: true, preview: 'theirs' });
  const listed = [
    write,
    anOffer({ tool: 'theirs' }),
    anOffer({ tool: 'ours' }),
    anOffer({ tool: 'stranger', identity: null }),
    anOffer({ tool: 'writes', writes: true }),
    anOffer({ server: 'crm', tool: 'theirs' }),
  ];
  const found = (preview: string | null, of = write) => previewOf([allowing('store.cancel', { preview })], of, listed);

  it("is the playbook's choice, otherwise the server's", () => {
    expect(found('store.ours')).toMatchObject({ server: 'store', tool: 'ours' });
    expect(found(null)).toMatchObject({ server: 'store', tool: 'theirs' });
    expect(found(null, { ...write, preview: null })).toBeNull();
  });

  it.each(['store.gone', 'store.writes', 'store.stranger'])('is not %s', (name) => {
    expect(found(name)).toBeNull();
  });
});
