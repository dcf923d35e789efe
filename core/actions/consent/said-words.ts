import { FRIENDLY, SAD } from './emoji.ts';

/** The words of a message, and the positions between them where punctuation, an emoji or the end stands. */
export interface SaidWords {
  readonly words: readonly string[];
  readonly breaks: ReadonlySet<number>;
}

/** Words, punctuation that changes no meaning, and spaces. A question mark, a slash or a `>` may change it. */
const PIECE = /[\p{L}\p{M}\p{N}]+|[.,!;:()"“”„«»‚‘’'¡*…–—-]|[\s\u200C\u200D]+/uy;
const WORD = /^[\p{L}\p{M}\p{N}]/u;
const BLANK = /^[^\S\n]+$|^[\u200C\u200D]+$/;

/** Reads a message whose words may be compared with phrases. Null if it has a character that may change their meaning. */
export const saidWords = (message: string): SaidWords | null => {
  if (SAD.test(message)) return null;
  const text = message
    .replaceAll(FRIENDLY, ' . ')
    .replaceAll(/(?<=\p{L})['’ʼ´`](?=\p{L})/gu, '')
    .normalize('NFKC')
    .replaceAll(/(?<=\p{L})[-‐](?=\p{L})/gu, ' ');
  const words: string[] = [];
  const breaks = new Set([0]);
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    const piece = PIECE.exec(text)?.[0];
    if (piece === undefined) return null;
    if (WORD.test(piece)) words.push(plainWord(piece));
    else if (!BLANK.test(piece)) breaks.add(words.length);
  }
  return { words, breaks: breaks.add(words.length) };
};

/** "Sí" and "sì" are yes, also when it is drawn out. Without the accent, Spanish "si" is "if" as well. */
const YES = /^s(?:[íì]|[iíì]{2,})$/;
const AS_YES = 'sii';

/** Lower case without the accents of Latin letters, and without the repetitions of "yesss". */
const plainWord = (piece: string): string => {
  const word = piece.toLowerCase().normalize('NFC');
  if (YES.test(word)) return AS_YES;
  const base = word
    .normalize('NFD')
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');
  return base
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1');
};
