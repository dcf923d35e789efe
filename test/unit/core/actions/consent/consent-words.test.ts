import { describe, expect, it } from 'vitest';
import { isConsent, isRefusal } from '../../../../../core/actions/consent/consent-words.ts';

const PHRASES = {
  agrees: { en: ['yes', 'go ahead'], de: ['ja'] },
  beside: { en: ['please'], de: ['bitte'] },
  declines: { en: ['no', 'stop', 'cancel'], de: ['nein'] },
};
const proposed = { id: '1700000000000-a', titles: [['Cancel the order']] };
const said = (message: string, confirm_action: string | null = null) =>
  isConsent(proposed, { message, confirm_action }, PHRASES);
const refused = (message: string, confirm_action: string | null = null) =>
  isRefusal(proposed, { message, confirm_action }, PHRASES);

describe('isConsent', () => {
  it.each(['yes', 'Yes, please', 'Ja, bitte.', 'yes, cancel the order'])('is true for %j', (message) => {
    expect(said(message)).toBe(true);
  });

  it.each(['please', 'no', 'yes?', 'cancel the order', ''])('is false for %j', (message) => {
    expect(said(message)).toBe(false);
  });

  it('is false for a yes to another kind of change than the title of the proposal', () => {
    const phrases = { ...PHRASES, beside: { en: ['with the/ exchange/cancellation', 'this one', 'change'] } };
    const agrees = (message: string, ...titles: string[][]) =>
      isConsent({ id: '1', titles }, { message, confirm_action: null }, phrases);
    expect(agrees('yes, with the cancellation', ['Cancel the order', 'Bestellung stornieren'])).toBe(true);
    expect(agrees('yes, with the exchange', ['Cancel the order', 'Bestellung stornieren'])).toBe(false);
    expect(agrees('yes, with the exchange', ['Bestellung ändern'])).toBe(false);
  });

  it('is false for a yes to a part of a list', () => {
    const phrases = { ...PHRASES, beside: { en: ['with the/ exchange', 'this one'] } };
    const agrees = (message: string) =>
      isConsent(
        { id: '1', titles: [['Exchange an item'], ['Add a note']] },
        { message, confirm_action: null },
        phrases,
      );
    expect(['yes', 'yes, this one', 'yes, add a note', 'yes, with the exchange'].map(agrees)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is true for the id of the proposal, and for no other id', () => {
    expect([said('Button', proposed.id), said('', proposed.id)]).toEqual([true, true]);
    expect(said('yes', '1600000000000-a')).toBe(false);
  });

  it.each(['no', 'Nein!'])('is false for the id of the proposal with the message %j', (message) => {
    expect(said(message, proposed.id)).toBe(false);
  });
});

describe('isRefusal', () => {
  it.each(['no', 'Nein!', 'STOP', 'please stop'])('is true for %j', (message) => {
    expect(refused(message)).toBe(true);
    expect(refused(message, proposed.id)).toBe(true);
  });

  it('is false for the id of another proposal, which is no consent either', () => {
    const other = '1600000000000-a';
    expect([refused('Please do.', other), said('Please do.', other), said('yes', other)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(refused('no', other)).toBe(true);
  });

  it.each(['no problem, go on', 'Is it free?', 'no, go ahead', 'cancel the order'])('is false for %j', (message) => {
    expect(refused(message)).toBe(false);
  });

  it.each([
    ['Cancel an order', 'Yes, cancel the order.'],
    ['Cancel an order', 'yes please cancel my order'],
    ['Eine Bestellung stornieren', 'Ja, die Bestellung stornieren'],
  ])('takes a repeated title with another article: %s, %s', (title, message) => {
    const reads = (titles: string[][]) => isConsent({ id: '1', titles }, { message, confirm_action: null }, PHRASES);
    expect([reads([[title]]), reads([['Return an item']])]).toEqual([true, false]);
  });

  it('does not take the title of the proposal for a refusal', () => {
    const cancelling = { id: '1', titles: [['Cancel']] };
    expect(isRefusal(cancelling, { message: 'Cancel', confirm_action: null }, PHRASES)).toBe(false);
    expect(isConsent(cancelling, { message: 'Cancel', confirm_action: '1' }, PHRASES)).toBe(true);
  });
});
