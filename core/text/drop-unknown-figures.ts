import { dropSentences } from './drop-sentences.ts';

/** An address; or a number, an id with digits, a date or a time. A match only starts where a word does, so that the search is linear. */
const FIGURE =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*|(?<![\p{L}\p{N}])(?:\p{Lu}{1,5}[-_])?[\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*(?:[.,:/_-][\p{L}\p{N}]*\p{N}[\p{L}\p{N}]*)*/gu;
/** The signs of quotations, code and links. They are removed, so that the text in them is read, too. */
const CLOSING = /["“”„«»`[\]]|\bhttps?:\/\//g;
const DECIMAL = /^\d+[.,]\d{1,2}$/;
/** `28.11.2026` of `2026-11-28`, and `14:02` of a time in ISO 8601. */
const DATE_OR_TIME = /^\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})$|^\d{4}-\d{2}-\d{2}$|^\d{1,2}:\d{2}$/;

/** Drops each sentence with a number, an id or an address that does not stand in `source`. Amounts and dates may be written in another form. */
export const dropUnknownFigures = (text: string, source: string): string => {
  const figures = figuresIn(source);
  const known = new Set(figures.map(plain));
  const parts = new Set(figures.flatMap(partsOf));
  const isKnown = (figure: string) =>
    known.has(plain(figure)) ||
    ((DATE_OR_TIME.test(figure) || /^\d{1,4}$/.test(figure)) && partsOf(figure).every((part) => parts.has(part)));
  return dropSentences(text.replaceAll(CLOSING, ''), (sentence) => !figuresIn(sentence).every(isKnown));
};

const figuresIn = (text: string): string[] => text.normalize('NFKC').match(FIGURE) ?? [];

/** `89,90` is 89.9. */
const plain = (figure: string): string =>
  DECIMAL.test(figure) ? String(Number(figure.replace(',', '.'))) : figure.toLowerCase();

/** The runs of digits, without zeros in front of one digit: the month in `2026-05-02` is 5. */
const partsOf = (figure: string): string[] =>
  (figure.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0(?=\d$)/, ''));
