import { describe, expect, it } from 'vitest';
import { knowledgeOf, score } from './corpus/corpus.ts';
import { HELD_OUT } from './corpus/held-out.ts';
import { QUESTIONS } from './corpus/questions.ts';

describe('the search over a playbook', () => {
  it.each([
    ['that it was tuned with', QUESTIONS, { first: 0.88, among: 0.92, falseFinds: 0.15 }],
    ['that it never saw before', HELD_OUT, { first: 0.82, among: 0.88, falseFinds: 0.1 }],
  ])('finds what answers the questions %s, and mostly nothing where there is nothing', async (_, sets, least) => {
    const result = await score(sets);
    expect(result.asked).toBeGreaterThan(20);
    expect(result.first / result.asked, result.misses.join('; ')).toBeGreaterThanOrEqual(least.first);
    expect(result.among / result.asked, result.misses.join('; ')).toBeGreaterThanOrEqual(least.among);
    expect(result.falseFinds.length / result.unanswerable, result.falseFinds.join('; ')).toBeLessThanOrEqual(
      least.falseFinds,
    );
  });

  it('gives the documents word for word, in the same order each time', async () => {
    const knowledge = knowledgeOf('shop');
    const found = await knowledge.search('How do I return something?', 4);
    expect(found.length).toBeGreaterThan(0);
    expect(await knowledge.search('How do I return something?', 4)).toEqual(found);
  });

  it.each(['hello', 'Thanks a lot!', 'yes', '👍', '', 'x'.repeat(8000)])('finds nothing for %j', async (words) => {
    expect(await knowledgeOf('shop').search(words, 4)).toEqual([]);
  });
});
