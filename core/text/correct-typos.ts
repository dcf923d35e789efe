const SHORTEST = 5;
const LONG = 10;

/**
 * Replaces each word that misspells one of `words`. A typo is one edit, or two if the word is long or only the order of
 * its letters differs. The first letter must match. `known` words stay.
 */
export const correctTypos = (plain: string, words: readonly string[], known: ReadonlySet<string>): string =>
  plain.replaceAll(/[^ .,]{4,}/g, (word) =>
    known.has(word) ? word : (words.find((each) => isTypo(word, each)) ?? word),
  );

/** A different last letter is an inflection, not a typo: "managed", "persona". */
const isTypo = (given: string, meant: string): boolean => {
  if (meant.length < SHORTEST || given[0] !== meant[0] || Math.abs(given.length - meant.length) > 2) return false;
  const isShuffled = sorted(given) === sorted(meant);
  if (given.at(-1) !== meant.at(-1) && !isShuffled) return false;
  return distance(given, meant) <= (isShuffled || meant.length >= LONG ? 2 : 1);
};

const sorted = (word: string): string => [...word].sort().join('');

/** Edit distance: letters inserted, dropped, replaced or swapped with their neighbour. */
const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : replaced;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
};
