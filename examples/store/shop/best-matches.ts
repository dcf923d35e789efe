const SHORT = 3;

/** All items that match the largest number of the query's words; none if no word matches. */
export const bestMatches = <T>(query: string, all: readonly T[], textOf: (item: T) => string): T[] => {
  const asked = wordsOf(query);
  const rated = all.map((item) => {
    const words = wordsOf(textOf(item));
    return { item, hits: asked.filter((word) => words.some((other) => isLike(word, other))).length };
  });
  const most = Math.max(1, ...rated.map(({ hits }) => hits));
  return rated.filter(({ hits }) => hits === most).map(({ item }) => item);
};

/** Ignores endings on either side: kettles and kettle, blau and blauen. */
const isLike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= SHORT && (a.startsWith(b) || b.startsWith(a)));

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  ),
];
