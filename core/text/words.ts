import { normalise } from './normalise.ts';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

/** The normalised words of a text, in order. */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKC').match(WORD) ?? [])
    .flatMap((piece) => (UNSPACED.test(piece) ? segmentsOf(piece) : piece))
    .map(normalise);

let segmenter: Intl.Segmenter | undefined;

/** Creates the segmenter on first use, because most companies never need it. */
const segmentsOf = (piece: string): string[] => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return Array.from(segmenter.segment(piece), ({ segment }) => segment);
};
