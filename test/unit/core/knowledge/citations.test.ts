import { describe, expect, it } from 'vitest';
import { takeCitations } from '../../../../core/knowledge/citations.ts';

const passages = [
  {
    source: 'returns.md',
    heading: 'Period',
    text: 'You may return goods within 30 days\nof delivery. (No fee.)',
    score: 2,
    fits: true,
  },
  { source: 'shipping.md', heading: 'Cost', text: 'Shipping costs 4.90 EUR below 50 EUR.', score: 1, fits: true },
];
const take = (answer: string) => takeCitations(answer, passages);

describe('takeCitations', () => {
  it('replaces a mark whose quote is in its passage with a number, and returns the quote verbatim', () => {
    expect(take('You have 30 days [[1: "within 30 days of delivery"]]. It is free [[1: "(No fee.)"]].')).toEqual({
      text: 'You have 30 days [1]. It is free [2].',
      citations: [
        { source: 'returns.md', heading: 'Period', quote: 'within 30 days\nof delivery' },
        { source: 'returns.md', heading: 'Period', quote: '(No fee.)' },
      ],
    });
  });

  it('numbers a repeated citation once', () => {
    const { text, citations } = take('A [[2: "Shipping costs 4.90 EUR"]] B [[ 2 : “Shipping costs 4.90 EUR” ]]');
    expect([text, citations.length]).toEqual(['A [1] B [1]', 1]);
  });

  it.each([
    ['words that are not in the passage', '[[1: "within 60 days of delivery"]]'],
    ['words of another passage', '[[2: "within 30 days of delivery"]]'],
    ['an unknown passage', '[[7: "within 30 days of delivery"]]'],
    ['too few letters', '[[1: "30 days"]]'],
    ['a pattern', '[[1: "within .* of delivery"]]'],
    ['an empty quote', '[[1: ""]]'],
    ['no quote', '[[1]]'],
    ['a truncated quote', '[[1: "within 30 days'],
  ])('drops a mark with %s', (_, mark) => {
    const { text, citations } = take(`You have 30 days ${mark}`);
    expect(citations).toEqual([]);
    expect(text).toMatch(/^You have 30 days/);
    if (mark.endsWith(']]')) expect(text).toBe('You have 30 days');
  });

  it.each([
    ['removes a number that the model wrote itself', 'Yes. [1] It is free.', 'Yes. It is free.'],
    ['removes several such numbers', 'Yes. [1] [2] It is free.[3][4]', 'Yes. It is free.'],
    ['removes a truncated mark', 'It is free [[1: "within 30', 'It is free'],
    ['removes a mark with other quotation marks', "It is free [[1: 'wi]thin']] for you.", 'It is free for you.'],
    ['keeps an index in code', 'Take items[0], or a[1].', 'Take items[0], or a[1].'],
  ])('%s', (_, answer, text) => {
    expect(take(answer)).toEqual({ text, citations: [] });
  });

  it.each([
    'Which one do you want? [1] Refund, [2] Exchange',
    'Choose. [1] Refund or [2] Exchange?',
    'Which? [1] **Refund** [2] **Exchange**',
    'Choose. [1] – 10 EUR back [2] – 12 EUR on a card',
    'You can:\n[1] return it. [2] keep it.',
    '1. Zahlung: [1] Karte. [2] Rechnung.',
  ])('keeps numbers that count something: %j', (answer) => {
    expect(take(answer).text).toBe(answer);
  });

  it('keeps an answer without citations', () => {
    expect(take('It depends [1], see [2].')).toEqual({ text: 'It depends [1], see [2].', citations: [] });
  });
});
