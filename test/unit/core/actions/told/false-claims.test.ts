import { describe, expect, it } from 'vitest';
import { actionMessage } from '../../../../../core/actions/told/action-messages.ts';
import { claimsDone, correctClaims } from '../../../../../core/actions/told/false-claims.ts';
import { CLAIMS, FACTS } from './fixtures/claims.ts';

const samples = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).flatMap(([language, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => [language, line.trim()] as const),
  );

describe('claimsDone', () => {
  it('has samples of every language', () => {
    for (const table of [CLAIMS, FACTS]) {
      expect(Object.keys(table)).toEqual(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl']);
      for (const lines of Object.values(table)) expect(lines.trim().split('\n').length).toBeGreaterThanOrEqual(12);
    }
  });

  it.each(samples(CLAIMS))('finds a claim, %s: %s', (_, sentence) => {
    expect(claimsDone(sentence)).toBe(true);
    expect(claimsDone(`Thanks. ${sentence} Bye.`)).toBe(true);
  });

  it.each(samples(FACTS))('finds no claim, %s: %s', (_, sentence) => {
    expect(claimsDone(sentence)).toBe(false);
  });
});

describe('claimsDone in the first person only', () => {
  it('finds no other claim', () => {
    expect(claimsDone('I have cancelled your order.', 'own')).toBe(true);
    expect(claimsDone('Your order has been cancelled. It is done!', 'own')).toBe(false);
  });
});

describe('correctClaims', () => {
  const text = 'Hello Ada! I have cancelled order 1042. Your order 1041 has been shipped.\n\nAll set!';
  const rest = 'Hello Ada! Your order 1041 has been shipped.';

  it('only removes the claims if the proposal follows', () => {
    expect(correctClaims(text, { isAsked: true, language: 'en' })).toBe(rest);
    expect(correctClaims("It's done.", { isAsked: true, language: 'en' })).toBe('');
  });

  it.each(['en', 'de', 'ja'])('says that nothing has changed if the proposal has lapsed, in %s', (language) => {
    const unchanged = actionMessage('unchanged', language);
    expect(correctClaims(text, { isAsked: false, language })).toBe(`${unchanged}\n\n${rest}`);
    expect(correctClaims('Erledigt!', { isAsked: false, language })).toBe(unchanged);
  });

  it('leaves the history of another thing alone, unless it is told in the first person', () => {
    const action = { server: 's', tool: 't', title: 'Cancel an order', preview: null, names: {}, harmless: false };
    const about = [{ ...action, arguments: { order_id: '#W1042' } }];
    const correct = (answer: string) => correctClaims(answer, { isAsked: true, language: 'en', about });
    const others = [
      'Your order 1041 has been cancelled.',
      'Order 1040 has been refunded and order 1039 has been delivered.',
      'Ihre Bestellung #W1041 wurde storniert.',
      'Sua encomenda 1041 foi cancelada.',
    ];
    expect(others.map(correct)).toEqual(others);
    const claims = [
      'Your order 1042 has been cancelled.',
      'Your orders 1041 and 1042 have been cancelled.',
      'Your order has been cancelled.',
      'Your order has been cancelled, and 1200 EUR are on their way.',
      'Your order has been cancelled as of 3 May 2026.',
      'I have cancelled order 1041.',
    ];
    expect(claims.map(correct)).toEqual(claims.map(() => ''));
    expect(correctClaims(others[0] ?? '', { isAsked: true, language: 'en' })).toBe('');
  });

  it.each([true, false])('leaves an answer without a claim alone: %s', (isAsked) => {
    expect(correctClaims(`${rest}\n\n\n`, { isAsked, language: 'en' })).toBe(`${rest}\n\n\n`);
  });

  it("takes none of code's own sentences for a claim that it corrects with", () => {
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl']) {
      for (const kind of ['ask', 'ask_all', 'ask_rest', 'ask_again', 'unchanged', 'not_begun'] as const) {
        expect([language, kind, claimsDone(actionMessage(kind, language))]).toEqual([language, kind, false]);
      }
    }
  });

  it('reads long answers in time', () => {
    for (const unit of ['ich habe ', 'i have now ', 'has been ', 'wurde ', 'x ', ', ', '. ', 'is now ']) {
      expect(claimsDone(unit.repeat(16_000 / unit.length))).toBe(false);
    }
  });
});
