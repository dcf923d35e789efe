/** Runs work on every item, at most `most` at a time. The results are in the order of the items. */
export const inParallel = async <T, R>(
  most: number,
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> => {
  const results = new Map<number, R>();
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) results.set(at, await run(item));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
};
