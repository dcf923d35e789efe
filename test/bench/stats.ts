/** The median. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
};

/**
 * Runs every variant once in each round, and starts each round with another variant, so that a disturbance affects all of them alike.
 * Returns each variant's figures, one for each round.
 */
export const roundRobin = async <K extends string, T>(
  variants: Readonly<Record<K, () => Promise<T>>>,
  rounds: number,
): Promise<Record<K, T[]>> => {
  const names = Object.keys(variants) as K[];
  const figures = Object.fromEntries(names.map((name): [K, T[]] => [name, []])) as Record<K, T[]>;
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) figures[name].push(await variants[name]());
  }
  return figures;
};

export interface Ratio {
  readonly middle: number;
  /** The quartiles. */
  readonly low: number;
  readonly high: number;
}

/** Ratios within each round, so that a slow round cancels out. */
export const ratioOf = (values: readonly number[], references: readonly number[]): Ratio => {
  const ratios = values.map((value, round) => value / (references[round] ?? Number.NaN));
  const middle = median(ratios);
  return {
    middle,
    low: median(ratios.filter((ratio) => ratio <= middle)),
    high: median(ratios.filter((ratio) => ratio >= middle)),
  };
};
