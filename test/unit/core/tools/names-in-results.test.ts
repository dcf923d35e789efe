import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../../core/tools/names-in-results.ts';

const names = (ids: string[], ...results: unknown[]) =>
  namesOf(
    results.map((result) => (typeof result === 'string' ? result : JSON.stringify(result))),
    new Set(ids),
  );

describe('the name of an id in a result', () => {
  it.each([
    ['beside its own id', { id: 'P-1', name: 'Kettle' }],
    ['beside the id of its kind', { item_id: 'P-1', product_id: 'P-2', name: 'Kettle' }],
    ['with the prefix of its id', { order_id: '1031', product_id: 'P-1', product_name: 'Kettle', name: 'Robin' }],
    ['in camel case', { productId: 'P-1', productTitle: 'Kettle' }],
    ['deep inside', { orders: [{ order_id: '1', items: [{ sku: 'P-1', label: 'Kettle' }] }] }],
    ['behind words', 'One kettle.\n\n{"product_id": "P-1",\n  "title": "Kettle"}'],
    ['as the best of several', { id: 'P-1', description: 'Boils water.', title: ' ', name: 'Kettle' }],
  ])('is found %s', (_, result) => {
    expect(names(['P-1'], result)).toEqual({ 'P-1': 'Kettle' });
  });

  it('is found for an id that is a number', () => {
    expect(names(['7'], { id: 7, name: 'Kettle' })).toEqual({ '7': 'Kettle' });
  });

  it.each([
    ['the id is in no field that identifies', { replaces: 'P-1', name: 'Kettle' }],
    ['the object has an id of its own', { id: 'X', product_id: 'P-1', name: 'Robin' }],
    ['only the id stands there', { id: 'P-1', name: 'P-1' }],
    ['it is no text', { id: 'P-1', name: { en: 'Kettle' } }],
    ['the result is cut', '{"id":"P-1","name":"Kettle"'],
    [
      'the results have different ones',
      [
        { id: 'P-1', name: 'Kettle' },
        { id: 'P-1', name: 'Pan' },
      ],
    ],
  ])('is left out when %s', (_, result) => {
    expect(names(['P-1'], result)).toEqual({});
  });

  it.each(['order_id', 'customerId', 'tracking_number'])('is not that of a thing beside %s', (field) => {
    expect(names(['P-1'], { [field]: 'P-1', name: 'Robin' })).toEqual({});
  });

  it('is one plain line of at most 60 characters', () => {
    const name = `A <b>\n"kettle"\u202E ${'x'.repeat(100)}`;
    const { 'P-1': shown = '' } = names(['P-1'], { id: 'P-1', name });
    expect(shown).toMatch(/^A ‹b› "kettle" x+…$/);
    expect(shown).toHaveLength(60);
  });

  it('is looked for in nested results of any depth', () => {
    const deep = `${'['.repeat(5000)}{"id":"P-1","name":"Kettle"}${']'.repeat(5000)}`;
    expect(names(['P-1'], deep)).toEqual({ 'P-1': 'Kettle' });
  });

  it('is only returned for the ids that were asked for', () => {
    expect(names(['P-2'], { id: 'P-1', name: 'Kettle' })).toEqual({});
  });
});
