import { describe, expect, it } from 'vitest';
import { consentedAction } from '../../../../core/actions/consent.ts';

const WORDS = { en: ['yes', 'yes please', 'go ahead'], de: ['ja', 'ja bitte'] };
const proposed = { id: '1700000000000-a', server: 'store', tool: 'create_return', title: 'Return', arguments: {} };
const said = (message: string, confirm_action: string | null = null) =>
  consentedAction(proposed, { message, confirm_action }, WORDS);

describe('consent', () => {
  it.each(['yes', 'Yes!', ' YES, please. ', 'Go ahead 👍', 'Ja', 'ja, bitte'])('is %j', (message) => {
    expect(said(message)).toBe(proposed);
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
  ])('is not %j', (message) => {
    expect(said(message)).toBeNull();
  });

  it.each(['no', 'Nein!'])('is not an id that comes with %j', (message) => {
    expect(said(message, proposed.id)).toBeNull();
  });

  it('tells words apart by their marks', () => {
    const hindi = { hi: ['हाँ'] };
    const by = (message: string) => consentedAction(proposed, { message, confirm_action: null }, hindi);
    expect([by('हाँ'), by('हे'), by('हूँ')]).toEqual([proposed, null, null]);
  });

  it('is the id of the proposal, and of no other', () => {
    expect(said('Please do.', proposed.id)).toBe(proposed);
    expect(said('yes', '1600000000000-a')).toBeNull();
  });

  it('is nothing without a proposal', () => {
    expect(consentedAction(null, { message: 'yes', confirm_action: '1' }, WORDS)).toBeNull();
  });
});
