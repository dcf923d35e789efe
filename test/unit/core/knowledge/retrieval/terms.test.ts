import { describe, expect, it } from 'vitest';
import { termsOf, termsOfQuestion } from '../../../../../core/knowledge/retrieval/terms.ts';

describe('termsOf', () => {
  it.each([
    'return returns returned returning',
    'delivery deliveries delivered deliver',
    'cancel cancelled cancellation',
    'Gebühr Gebühren GEBÜHR gebuhr',
    'kündigen Kündigung',
    'livraison livraisons livrer',
    'reembolso reembolsos reembolsar',
    'consegna consegne consegnare',
    'devolução devoluções',
    'bezorgen bezorging',
  ])('returns one term for %s', (words) => {
    expect(new Set(termsOf(words)).size).toBe(1);
  });

  it.each(['data date', 'ship shop', 'pay paypal', 'card care'])('returns different terms for %s', (words) => {
    expect(new Set(termsOf(words)).size).toBe(2);
  });

  it('splits scripts without spaces into words', () => {
    expect(termsOf('返品ラベルを印刷')).toContain('返品');
  });
});

describe('termsOfQuestion', () => {
  it.each([
    'Hello there, good morning!',
    'thanks a lot',
    'Yes, please do that',
    'Vielen Dank',
    'merci beaucoup',
    'sí, gracias',
    'Can you help me?',
    'できますか',
  ])('returns no terms for "%s"', (words) => {
    expect(termsOfQuestion(words)).toEqual([]);
  });

  it("removes function words of the question's own language only", () => {
    expect(termsOfQuestion('Do you have a hat?')).toEqual(['hat']);
    expect(termsOfQuestion('Hat die Karte ein Limit?')).toEqual(['kart', 'limit']);
  });

  it('returns each term once, and the last terms of a long message', () => {
    const words = Array.from({ length: 200 }, (_, at) => `x${at}`);
    const terms = termsOfQuestion(`${words.join(' ')} x199 x199`);
    expect(terms).toHaveLength(64);
    expect(terms.at(-1)).toBe('x199');
  });
});
