import { expect, it } from 'vitest';
import { countedQuestion, estimateTokens } from '../../../../core/models/token-estimate.ts';

it('estimates more for scripts with longer characters', () => {
  expect(estimateTokens('注文はどこですか')).toBeGreaterThan(estimateTokens('abcdefgh'));
});

it.each([
  ['the report less the context', 1150, 1000, 100, 150],
  ['the estimate when another model counted the context low', 2500, 1000, 100, 100],
  ['the estimate when another model counted the context high', 900, 1000, 100, 100],
])('counts a question as %s', (_, reported, context, estimate, expected) => {
  expect(countedQuestion(reported, context, estimate)).toBe(expected);
});
