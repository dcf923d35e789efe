/** Words that may stand between two parts of an entry; the end of a sentence may not. */
const gap = (most: number): string => `(?: [^ .]+){0,${most}} `;

/**
 * The source of a regular expression for a list of entries, which spaces part, in lower case without diacritics. In an entry, `_` joins words,
 * `/` parts alternative words and `|` alternative phrases, `+` stands for up to four words and `~` for up to fifteen, and a trailing `*` for any
 * ending. Behind `+`, `~` or `|` an entry may go on in the next line. Repetitions are bounded, so that the time grows with the text only.
 */
export const patternOf = (entries: string): string => {
  const parts = entries.replaceAll(/(?<=[+~|])\s+/g, '').split(/\s+/);
  return parts
    .filter((entry) => entry !== '')
    .map((entry) =>
      entry
        .split('~')
        .map((near) => near.split('+').map(phrases).join(gap(4)))
        .join(gap(15)),
    )
    .join('|');
};

const phrases = (part: string): string =>
  `(?:${part
    .split('|')
    .map((phrase) => phrase.split('_').map(word).join(' '))
    .join('|')})`;

const word = (entry: string): string => `(?:${entry.replaceAll('/', '|').replaceAll('*', '[^ ]*')})`;

/** Matches whole words of a text as `plainWords` writes it. */
export const wholeWords = (source: string, flags = ''): RegExp => new RegExp(`(?<= )(?:${source})(?= )`, `u${flags}`);
