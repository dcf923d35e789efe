/** Matches up to `most` words between two parts of an entry, within one sentence. */
const gap = (most: number): string => `(?: [^ .]+){0,${most}} `;

/**
 * Returns the source of a regular expression for a list of entries, which are separated by spaces and written in lower
 * case without diacritics. In an entry, `_` joins words, `/` separates alternative words and `|` alternative phrases,
 * `+` stands for up to four words and `~` for up to fifteen, and a trailing `*` for any ending. After `+`, `~` or `|`
 * an entry may continue on the next line. Repetitions are bounded, so that matching time is linear in the text.
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

/** Returns a regular expression for whole words in the output of `plainWords`. */
export const wholeWords = (source: string, flags = ''): RegExp => new RegExp(`(?<= )(?:${source})(?= )`, `u${flags}`);
