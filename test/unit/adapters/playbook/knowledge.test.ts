import { describe, expect, it } from 'vitest';
import { knowledgeOf, score } from './corpus/corpus.ts';
import { HELD_OUT } from './corpus/held-out.ts';
import { QUESTIONS } from './corpus/questions.ts';

describe('playbookKnowledge', () => {
  it.each([
    ['that it was tuned with', QUESTIONS, { first: 0.9, among: 0.95, falseFinds: 0.15 }],
    ['that are held out', HELD_OUT, { first: 0.88, among: 0.97, falseFinds: 0.1 }],
  ])('finds the answers to questions %s, and rarely anything for unanswerable ones', async (_, sets, least) => {
    const result = await score(sets);
    expect(result.asked).toBeGreaterThan(20);
    expect(result.first / result.asked, result.misses.join('; ')).toBeGreaterThanOrEqual(least.first);
    expect(result.among / result.asked, result.misses.join('; ')).toBeGreaterThanOrEqual(least.among);
    expect(result.falseFinds.length / result.unanswerable, result.falseFinds.join('; ')).toBeLessThanOrEqual(
      least.falseFinds,
    );
  });

  it('returns the same passages in the same order each time', async () => {
    const knowledge = knowledgeOf('shop');
    const found = await knowledge.search('How do I return something?', 4);
    expect(found.length).toBeGreaterThan(0);
    expect(await knowledge.search('How do I return something?', 4)).toEqual(found);
  });

  it('finds the same after more words than it remembers', async () => {
    const knowledge = knowledgeOf('shop');
    const question = 'How do I return something?';
    const found = await knowledge.search(question, 4);
    const words = Array.from({ length: 2100 }, (_, at) => `word${at}`);
    for (let at = 0; at < words.length; at += 50) await knowledge.search(words.slice(at, at + 50).join(' '), 4);
    expect(await knowledge.search(question, 4)).toEqual(found);
  });

  it('fills four places: passages that fit, then passages that share words with the question', async () => {
    const found = await knowledgeOf('shop').search('How much does express shipping cost?', 4);
    expect(found).toHaveLength(4);
    expect(found.map(({ fits }) => fits)).toEqual(
      found.map(({ fits }) => fits).toSorted((a, b) => Number(b) - Number(a)),
    );
    expect(found[0]).toMatchObject({ heading: 'Shipping costs', fits: true });
    expect(found.at(-1)?.fits).toBe(false);
  });

  it.each(['hello', 'Thanks a lot!', 'yes', '👍', '', 'x'.repeat(8000)])('finds nothing for %j', async (words) => {
    expect(await knowledgeOf('shop').search(words, 4)).toEqual([]);
  });
});
