import { describe, expect, it } from 'vitest';
import { titleFor, titlesOf } from '../../../../core/tools/action-titles.ts';
import { allowing } from '../../../support/values.ts';

const allowed = [
  allowing('store.cancel_order', { title: { de: 'Die Bestellung stornieren', en: 'Cancel the order' } }),
  allowing('store.create_return', { title: { de: 'Einen Artikel zurückgeben' } }),
  allowing('store.update-shipping_address'),
];
const of = (tool: string, server = 'store') => ({ server, tool });

describe("the playbook's title for a customer", () => {
  it.each([
    ['de', 'Die Bestellung stornieren'],
    ['DE-at', 'Die Bestellung stornieren'],
    ['en', 'Cancel the order'],
    ['pt', 'Cancel the order'],
    ['und', 'Cancel the order'],
    ['', 'Cancel the order'],
  ])('of language "%s" is "%s"', (language, title) => {
    expect(titleFor(allowed, of('cancel_order'), language)).toBe(title);
  });

  it('is the first one if there is none in the language or in English', () => {
    expect(titleFor(allowed, of('create_return'), 'fr')).toBe('Einen Artikel zurückgeben');
  });

  it.each([of('update-shipping_address'), of('refund'), of('cancel_order', 'shop')])('is missing for %j', (action) => {
    expect(titleFor(allowed, action, 'en')).toBeNull();
  });
});

describe('the wordings of an action', () => {
  it('are its titles in every language', () => {
    expect(titlesOf(allowed, of('cancel_order'))).toEqual(['Die Bestellung stornieren', 'Cancel the order']);
  });

  it.each(['update-shipping_address', 'update-shipping__address'])(
    'are the words of the name %s without one',
    (tool) => {
      expect(titlesOf(allowed, of(tool))).toEqual(['update shipping address']);
    },
  );
});
