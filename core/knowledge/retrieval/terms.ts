import { withoutStopWords } from '../../text/language/stop-words.ts';
import { wordsOf } from '../../text/words.ts';
import { stem } from './stem.ts';

/** Of a long message its end, where most people ask: each term costs a look-up. */
const MOST_TERMS = 64;

/** The words of a text, in order, as they are compared: without capitals, diacritics and endings. */
export const termsOf = (text: string): string[] => wordsOf(text).map(stem);

/** The words that tell what a question is about, each once. */
export const termsOfQuestion = (question: string): string[] =>
  [...new Set(withoutStopWords(wordsOf(question)).map(stem))].slice(-MOST_TERMS);
