const SHORTEST = 5;
const LONG = 10;

/**
 * Replaces a word that misspells one of `words`: by one slip, or two in a long word or of the same letters, and not at its first letter.
 * `known` words stay.
 */
export const correctTypos = (plain: string, words: readonly string[], known: ReadonlySet<string>): string =>
  plain.replaceAll(/[^ .,]{4,}/g, (word) =>
    known.has(word) ? word : (words.find((each) => isTypo(word, each)) ?? word),
  );

/** A last letter that differs makes an inflection, not a slip: "managed", "persona". */
const isTypo = (given: string, meant: string): boolean => {
  if (meant.length < SHORTEST || given[0] !== meant[0] || Math.abs(given.length - meant.length) > 2) return false;
  const isShuffled = sorted(given) === sorted(meant);
  if (given.at(-1) !== meant.at(-1) && !isShuffled) return false;
  return distance(given, meant) <= (isShuffled || meant.length >= LONG ? 2 : 1);
};

const sorted = (word: string): string => [...word].sort().join('');

/** Letters to insert, drop, replace or swap with their neighbour. */
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
