import { describe, expect, it } from 'vitest';
import { type Hit, rankPassages, type Sought } from '../../../../../core/knowledge/retrieval/rank-passages.ts';

const hit = (passage: number, over: Partial<Hit> = {}): Hit => ({ passage, strength: 1, score: 5, own: true, ...over });
const known = (term: string, ...hits: Hit[]): Sought => ({ term, hits });
const unknown = (term: string): Sought => ({ term, hits: [] });
const numbers = (sought: readonly Sought[]) =>
  rankPassages(sought, 30)
    .filter(({ fits }) => fits)
    .map(({ passage }) => passage);

describe('rankPassages', () => {
  it('finds nothing for a question without terms, or with unknown terms only', () => {
    expect(rankPassages([], 30)).toEqual([]);
    expect(rankPassages([unknown('boat')], 30)).toEqual([]);
    expect(rankPassages([unknown('boat')], 0)).toEqual([]);
  });

  it('finds a passage about the rare word of a question that has unknown words', () => {
    expect(numbers([known('return', hit(3)), unknown('shoe'), unknown('red')])).toEqual([3]);
  });

  it('finds nothing if the known word is common and the number is unknown', () => {
    const everywhere = Array.from({ length: 12 }, (_, passage) => hit(passage));
    expect(numbers([known('order', ...everywhere), unknown('1042')])).toEqual([]);
    expect(numbers([known('order', ...everywhere)])).toHaveLength(12);
  });

  it('finds nothing if a passage only mentions the known word and the subject is unknown', () => {
    expect(numbers([known('sell', hit(1, { strength: 0.4 })), unknown('boat')])).toEqual([]);
  });

  it('requires a smaller share of a long story than of a short question', () => {
    const story = ['arrived', 'broken', 'annoyed', 'monday', 'vase', 'birthday'].map(unknown);
    expect(numbers([known('damage', hit(2)), known('photo', hit(2)), ...story])).toEqual([2]);
  });

  it('puts the best first, keeps the order of equal scores, and drops scores far below the best', () => {
    const hits = [hit(4, { score: 8 }), hit(1, { score: 8 }), hit(2, { score: 9 }), hit(3, { score: 1 })];
    expect(numbers([known('refund', ...hits)])).toEqual([2, 1, 4]);
  });

  it('puts all other passages with a word of the question after those that fit, by score', () => {
    const hits = [hit(4, { strength: 0.2, score: 2 }), hit(5, { strength: 0.2, score: 3 }), hit(1)];
    const ranked = rankPassages([known('sell', ...hits), unknown('boat')], 30);
    expect(ranked.map(({ passage, fits }) => [passage, fits])).toEqual([
      [1, true],
      [5, false],
      [4, false],
    ]);
  });

  it("weights a term that only the document's name contains as the rarest", () => {
    const named = Array.from({ length: 10 }, (_, passage) => hit(passage, { own: false }));
    expect(numbers([known('shipping', ...named), known('cost', hit(3))])).toContain(3);
  });
});
