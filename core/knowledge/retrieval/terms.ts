import { withoutStopWords } from '../../text/language/stop-words.ts';
import { wordsOf } from '../../text/words.ts';
import { stem } from './stem.ts';

/** Maximum terms of a question; each costs a look-up. The last ones are kept, because most people ask at the end. */
const MOST_TERMS = 64;

/** Returns the words of a text, in order, without capitals, diacritics and endings. */
export const termsOf = (text: string): string[] => wordsOf(text).map(stem);

/** Returns the distinct terms of a question, without stop words. */
export const termsOfQuestion = (question: string): string[] =>
  [...new Set(withoutStopWords(wordsOf(question)).map(stem))].slice(-MOST_TERMS);
