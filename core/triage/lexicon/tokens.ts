/** A word, normalised for look-up, in the clause that punctuation puts it in. */
export interface Token {
  readonly word: string;
  readonly clause: number;
}

const PIECE = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[.!?;:,\n]+|\p{Extended_Pictographic}/gu;
const CONTRACTION = /['’](?:t|s|re|ve|ll|d|m)$/u;

/** Lower case without diacritics, so that "wütend", "WÜTEND" and a hasty "wutend" are one word. */
export const normalise = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l');

/** Words and emoji in order. "don't" becomes `dont`; "n'est" becomes `n` and `est`. */
export const tokenise = (text: string): Token[] => {
  const tokens: Token[] = [];
  let clause = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    if (/^[.!?;:,\n]/.test(piece)) clause += 1;
    else if (CONTRACTION.test(piece)) tokens.push({ word: normalise(piece).replace(/['’]/g, ''), clause });
    else for (const part of piece.split(/['’]/)) tokens.push({ word: normalise(part), clause });
  }
  return tokens;
};
