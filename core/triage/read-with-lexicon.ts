import { detectLanguage } from '../text/language/detect-language.ts';
import { plainWords } from '../text/plain-words.ts';
import { sumFeelings } from './lexicon/feelings.ts';
import { countIn, OTHER_SCRIPTS } from './lexicon/other-scripts.ts';
import { asksForPerson } from './lexicon/person.ts';
import { sensitiveTopic } from './lexicon/sensitive.ts';
import type { Reading } from './sentiment.ts';

/** Maps a sum of weights to -1…1: one strong word (-3) just counts as upset, and two clearly do. */
const BEND = 15;
const NEUTRAL = 0.15;

/**
 * Reads a message with word lists, for when the triage model does not answer. It covers eight European languages by
 * their words and six more by a few typical expressions.
 */
export const readWithLexicon = (message: string): Reading => {
  const plain = plainWords(message);
  const language = detectLanguage(message);
  const sum = withTone(sumFeelings(message, plain, language), message);
  const score = Math.round((100 * sum) / Math.sqrt(sum * sum + BEND)) / 100 || 0;
  return {
    score,
    label: score >= NEUTRAL ? 'positive' : score <= -NEUTRAL ? 'negative' : 'neutral',
    language,
    wants_human: asksForPerson(plain) || countIn(message, OTHER_SCRIPTS.person) > 0,
    topic: sensitiveTopic(message, plain),
  };
};

const SHOUTED_WORDS = 3;
const SHOUTED_SHARE = 0.7;

/** Punctuation and capitals intensify a feeling. Shouting is a feeling by itself. */
const withTone = (sum: number, message: string): number => {
  const count = (pattern: RegExp) => message.match(pattern)?.length ?? 0;
  const upper = count(/\p{Lu}/gu);
  const isShouted = upper > SHOUTED_SHARE * (upper + count(/\p{Ll}/gu)) && count(/\p{Lu}{2,}/gu) >= SHOUTED_WORDS;
  const shouted = isShouted ? (sum > 0 ? 0.5 : -1) : 0;
  const insistent = /[?？]{2}/.test(message) ? -0.4 : 0;
  return (sum + shouted + insistent) * (1 + 0.08 * Math.min(4, count(/[!！]/g)));
};
