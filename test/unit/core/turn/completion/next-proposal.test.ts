import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../../../core/tools/lookup.ts';
import { inWords } from '../../../../../core/turn/completion/next-proposal.ts';
import { allowing, anAction } from '../../../../support/values.ts';

const lookup = (...results: object[]): Lookup => ({
  tool: 'store__get_product',
  arguments: '{}',
  text: results.map((result) => JSON.stringify(result)).join('\n\n'),
  at: 1,
});
const KETTLE = { product_id: 'P-1', name: 'Blue kettle' };
const namesIn = (given: Record<string, unknown>, ...lookups: Lookup[]) =>
  inWords(anAction({ arguments: given }), [], 'en', lookups).names;

describe('the names in a proposal', () => {
  it.each([
    ['a field that identifies', { product_id: 'P-1' }],
    ['a list', { items: ['P-1'] }],
    ['an object in a list', { lines: [{ item: { sku: 'P-1' } }] }],
    ['any field, as text', { replacement: 'P-1' }],
  ])('stand beside an id in %s', (_, given) => {
    expect(namesIn(given, lookup(KETTLE))).toEqual({ 'P-1': 'Blue kettle' });
  });

  it('stand beside a short id, and beside one that is a number, in a field that identifies', () => {
    const lookups = [lookup({ id: 7, name: 'Pan' }, { id: 'K', name: 'Knife' })];
    expect(namesIn({ product_id: 7, itemIds: ['K'] }, ...lookups)).toEqual({ '7': 'Pan', K: 'Knife' });
  });

  it.each([
    ['a number in another field', { quantity: 7 }],
    ['a short text in another field', { quantity: '7' }],
    ['a truth value', { product_id: true }],
    ['nothing', { product_id: null }],
  ])('do not stand beside %s', (_, given) => {
    expect(
      namesIn(given, lookup({ id: 7, name: 'Pan' }, { id: 'true', name: 'T' }, { id: 'null', name: 'N' })),
    ).toEqual({});
  });

  it('are left out if the results disagree, and if none has the id', () => {
    expect(namesIn({ product_id: 'P-1' }, lookup(KETTLE), lookup({ ...KETTLE, name: 'Red kettle' }))).toEqual({});
    expect(namesIn({ product_id: 'P-2' }, lookup(KETTLE))).toEqual({});
  });

  it('that an action has are kept, when it is proposed anew behind the lookups', () => {
    const action = anAction({ arguments: { product_id: 'P-1' }, names: { 'P-1': 'Kettle', 'P-9': 'Lid' } });
    expect(inWords(action, [], 'en', []).names).toEqual(action.names);
    expect(inWords(action, [], 'en', [lookup(KETTLE)]).names).toEqual({ 'P-1': 'Blue kettle', 'P-9': 'Lid' });
  });
});

describe('the title in a proposal', () => {
  const allowed = [allowing('store.cancel_order', { title: { en: 'Cancel the order', de: 'Bestellung stornieren' } })];

  it.each([
    ['de-AT', 'Bestellung stornieren'],
    ['fr', 'Cancel the order'],
  ])("is the playbook's, in the customer's language %s", (language, title) => {
    expect(inWords(anAction(), allowed, language, [])).toEqual(anAction({ title }));
  });

  it("is the server's if the playbook has none", () => {
    expect(inWords(anAction({ title: 'Storno' }), [allowing('store.cancel_order')], 'de', []).title).toBe('Storno');
  });
});
