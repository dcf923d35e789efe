import { normalise } from '../../triage/lexicon/tokens.ts';
import { stem } from './stem.ts';
import { withoutStopWords } from './stop-words.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;
/** Of a long message its end, where most people ask: each term costs a look-up. */
const MOST_TERMS = 64;

/** The words of a text, in order, as they are compared: without capitals, diacritics and endings. */
export const termsOf = (text: string): string[] => wordsOf(text).map(stem);

/** The words that tell what a question is about, each once. */
export const termsOfQuestion = (question: string): string[] =>
  [...new Set(withoutStopWords(wordsOf(question)).map(stem))].slice(-MOST_TERMS);

const wordsOf = (text: string): string[] =>
  (text.normalize('NFKC').match(WORD) ?? [])
    .flatMap((piece) => (UNSPACED.test(piece) ? segmentsOf(piece) : piece))
    .map(normalise);

let segmenter: Intl.Segmenter | undefined;

/** The segmenter is made when it is first needed: most companies never need it. */
const segmentsOf = (piece: string): string[] => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return Array.from(segmenter.segment(piece), ({ segment }) => segment);
};
