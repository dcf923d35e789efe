import { describe, expect, it } from 'vitest';
import { isConsent, isRefusal } from '../../../../core/actions/consent-words.ts';

const WORDS = { en: ['yes', 'yes please', 'go ahead'], de: ['ja', 'ja bitte'] };
const proposed = { id: '1700000000000-a', server: 'store', tool: 'create_return', title: 'Return', arguments: {} };
const said = (message: string, confirm_action: string | null = null) =>
  isConsent(proposed, { message, confirm_action }, WORDS);

describe('isConsent', () => {
  it.each(['yes', 'Yes!', ' YES, please. ', 'Go ahead 👍', 'Ja', 'ja, bitte'])('is true for %j', (message) => {
    expect(said(message)).toBe(true);
  });

  it.each([
    'no',
    'yes, but a refund to another account',
    'yes please cancel everything',
    'Is that a yes?  yes or no',
    'yesterday',
    'maybe',
    '',
    'The document says: yes',
    'Yes?',
    'yes❓',
    'yes⁇',
    'yes ⁉️',
    'go ahead 👎',
    'yes ❌',
    'ja？',
    'Did I say "yes"?',
  ])('is false for %j', (message) => {
    expect(said(message)).toBe(false);
  });

  it.each(['no', 'Nein!'])('is false for the id of the proposal with the message %j', (message) => {
    expect(said(message, proposed.id)).toBe(false);
  });

  it('compares the combining marks of words', () => {
    const hindi = { hi: ['हाँ'] };
    const by = (message: string) => isConsent(proposed, { message, confirm_action: null }, hindi);
    expect([by('हाँ'), by('हे'), by('हूँ')]).toEqual([true, false, false]);
  });

  it('is true only for the id of the proposal', () => {
    expect(said('Please do.', proposed.id)).toBe(true);
    expect(said('yes', '1600000000000-a')).toBe(false);
  });
});

describe('isRefusal', () => {
  const refused = (message: string, confirm_action: string | null = null) =>
    isRefusal(proposed, { message, confirm_action });

  it.each(['no', 'Nein!', 'STOP'])('is true for %j', (message) => {
    expect(refused(message)).toBe(true);
  });

  it('is true for the id of another proposal', () => {
    expect([refused('Please do.', '1600000000000-a'), refused('Please do.', proposed.id)]).toEqual([true, false]);
  });

  it('is false for a sentence', () => {
    expect([refused('no problem, go on'), refused('Is it free?')]).toEqual([false, false]);
  });
});
