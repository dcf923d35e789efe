import type { Language } from './languages.ts';
import { matchAt } from './table.ts';
import type { Token } from './tokens.ts';

/** At or above it a negative word tells a fact, not a feeling. */
const FACT = -1.2;
/** However much went wrong: a customer who calmly lists five defects is not upset. */
const WORST_FACTS = -2;
const NOT_AS_PROMISED = -0.9;
/** Some languages negate behind the verb: "funktioniert nicht", "werkt niet". */
const NEGATES_BEHIND = new Set(['de', 'nl']);

/** The sum of weighted words, each turned by its negation and raised or lowered by what stands in front of it. */
export const sumFeelings = (tokens: readonly Token[], languages: readonly Language[]): number => {
  let facts = 0;
  let feelings = 0;
  for (let at = 0; at < tokens.length; at++) {
    const found = readAt(tokens, at, languages);
    if (!found) continue;
    if (found.weight < 0 && found.weight >= FACT) facts += found.weight;
    else feelings += found.weight;
    at += found.length - 1;
  }
  return feelings + Math.max(facts, WORST_FACTS);
};

const readAt = (tokens: readonly Token[], at: number, languages: readonly Language[]) => {
  for (const language of languages) {
    const match = matchAt(language.feelings, tokens, at);
    if (match) return { weight: weigh(match.value, tokens, at, match.length, language), length: match.length };
    const expected = language.expected.has(tokens[at]?.word ?? '');
    if (expected && isNegated(tokens, at, 1, language, 4)) return { weight: NOT_AS_PROMISED, length: 1 };
  }
  return undefined;
};

const weigh = (weight: number, tokens: readonly Token[], at: number, length: number, language: Language): number => {
  const before = wordsBefore(tokens, at, 2);
  const raised = before.some((word) => language.intensifiers.has(word)) ? 1.3 : 1;
  const lowered = language.diminishers.has(before[0] ?? '') ? 0.6 : 1;
  if (weight > 0 && isNegated(tokens, at, length, language, 3)) return -0.75 * weight * raised;
  if (weight < FACT && before.some((word) => language.negators.has(word) && !language.weakNegators.has(word))) {
    return -0.4 * weight;
  }
  return weight * (weight < FACT || weight > 0 ? raised * lowered : 1);
};

const isNegated = (
  tokens: readonly Token[],
  at: number,
  length: number,
  language: Language,
  reach: number,
): boolean => {
  const negates = (word: string) => language.negators.has(word) || language.weakNegators.has(word);
  if (wordsBefore(tokens, at, reach).some(negates)) return true;
  if (!NEGATES_BEHIND.has(language.code)) return false;
  const behind = tokens.slice(at + length, at + length + 2).filter(({ clause }) => clause === tokens[at]?.clause);
  return behind.some(({ word }) => negates(word));
};

/** Up to `reach` words in front of `at` within its clause, the nearest first. */
const wordsBefore = (tokens: readonly Token[], at: number, reach: number): string[] =>
  tokens
    .slice(Math.max(0, at - reach), at)
    .filter(({ clause }) => clause === tokens[at]?.clause)
    .map(({ word }) => word)
    .reverse();
