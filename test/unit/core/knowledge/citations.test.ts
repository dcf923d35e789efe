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

describe('a citation', () => {
  it('whose quote stands in its passage becomes a number, and keeps the words of the document', () => {
    expect(take('You have 30 days [[1: "within 30 days of delivery"]]. It is free [[1: "(No fee.)"]].')).toEqual({
      text: 'You have 30 days [1]. It is free [2].',
      citations: [
        { source: 'returns.md', heading: 'Period', quote: 'within 30 days\nof delivery' },
        { source: 'returns.md', heading: 'Period', quote: '(No fee.)' },
      ],
    });
  });

  it('that comes twice is one', () => {
    const { text, citations } = take('A [[2: "Shipping costs 4.90 EUR"]] B [[ 2 : “Shipping costs 4.90 EUR” ]]');
    expect([text, citations.length]).toEqual(['A [1] B [1]', 1]);
  });

  it.each([
    ['of words that the passage has not', '[[1: "within 60 days of delivery"]]'],
    ['of words of another passage', '[[2: "within 30 days of delivery"]]'],
    ['of no passage', '[[7: "within 30 days of delivery"]]'],
    ['of a few letters', '[[1: "30 days"]]'],
    ['of a pattern', '[[1: "within .* of delivery"]]'],
    ['of nothing', '[[1: ""]]'],
    ['without words', '[[1]]'],
    ['that is broken off', '[[1: "within 30 days'],
  ])('%s is dropped', (_, mark) => {
    const { text, citations } = take(`You have 30 days ${mark}`);
    expect(citations).toEqual([]);
    expect(text).toMatch(/^You have 30 days/);
    if (mark.endsWith(']]')) expect(text).toBe('You have 30 days');
  });

  it.each([
    ['a number that the model has written itself', 'Yes. [1] It is free.', 'Yes. It is free.'],
    ['a mark that was cut off', 'It is free [[1: "within 30', 'It is free'],
    ['a mark in other quotes', "It is free [[1: 'wi]thin']] for you.", 'It is free for you.'],
    ['no place in code', 'Take items[0], or a[1].', 'Take items[0], or a[1].'],
  ])('is not what looks like one: %s', (_, answer, text) => {
    expect(take(answer)).toEqual({ text, citations: [] });
  });

  it('is left out of an answer that had none', () => {
    expect(take('It depends [1], see [2].')).toEqual({ text: 'It depends [1], see [2].', citations: [] });
  });
});
