import { describe, expect, it } from 'vitest';
import { namesOthers } from '../../../../../core/actions/consent/names-others.ts';
import { plainWords } from '../../../../../core/text/plain-words.ts';

const names = (message: string, ...shown: string[]) => namesOthers(plainWords(message).split(' '), shown);

describe('namesOthers', () => {
  it.each([
    ['with the exchange', 'Cancel an order'],
    ['mit der Stornierung', 'Einen Artikel umtauschen'],
    ["je confirme l'annulation", 'Échanger un article'],
    ['confirmo la devolución', 'Cambiar la dirección'],
    ["confermo l'annullamento", 'Sostituire un articolo'],
    ['confirmo o cancelamento', 'Trocar um artigo'],
    ['akkoord met de annulering', 'Een artikel ruilen'],
    ['zgadzam się na zwrot', 'Anulować zamówienie'],
    ['with the exchange and the cancellation', 'Exchange an item'],
    ['with the exchange', 'Change the order'],
    ['process the payment', 'refund card'],
  ])('is true for %j beside %j: it names another kind of change', (message, title) => {
    expect(names(message, title)).toBe(true);
  });

  it.each([
    ['with the cancellation', 'Cancel an order'],
    ['mit der Stornierung', 'Eine Bestellung stornieren'],
    ["oui pour l'échange", 'Échanger un article'],
    ["sono d'accordo con l'annullamento", 'Annullare un ordine'],
    ['con la devolución', 'Devolver un artículo'],
    ['zgadzam się na zwrot', 'Zwrot artykułu'],
    ['with the refund', 'Cancel an order'],
    ['with the refund', 'Return an item'],
    ['with the change', 'Exchange an item'],
    ['my order', 'Change the address'],
    ['the address change', 'Change the address'],
    ['yes this one', 'Exchange an item'],
  ])('is false for %j beside %j', (message, title) => {
    expect(names(message, title)).toBe(false);
  });

  it.each(['with the exchange', 'the new address', 'this one', 'celui-là', 'sí ese'])(
    'is true for %j beside a list: it names a part of it',
    (message) => {
      expect(names(message, 'Exchange an item', 'Change the address')).toBe(true);
    },
  );

  it.each(['with the changes', 'all of it', 'the exchange and the address'])(
    'is false for %j beside a list',
    (message) => {
      expect(names(message, 'Exchange an item', 'Change the address')).toBe(false);
    },
  );

  it('is false as long as nothing is shown', () => {
    expect(names('with the exchange')).toBe(false);
  });
});
