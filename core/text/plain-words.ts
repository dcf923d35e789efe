import { normalise } from './normalise.ts';

const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[.!?;:\n]+|,|\p{Extended_Pictographic}/gu;
const CONTRACTION = /['’](?:t|s|re|ve|ll|d|m)$/u;

/**
 * Returns the normalised words of a text with one space around each, as `wholeWords` expects them. A full stop stands
 * for any mark that ends a sentence. "don't" becomes `dont`, because it is one English negation; "n'est" becomes `n
 * est`.
 */
export const plainWords = (text: string): string => {
  const pieces = Array.from(text.matchAll(PIECE), ([piece]) => {
    if (/^[.!?;:\n]/.test(piece)) return '.';
    return normalise(CONTRACTION.test(piece) ? piece.replace(/['’]/g, '') : piece.replace(/['’]/g, ' '));
  });
  return ` ${['.', ...pieces.filter((piece) => piece !== ''), '.'].join(' ')} `;
};
