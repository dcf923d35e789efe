/** About equal steps on a logarithmic scale. */
const STEPS = [1, 1.5, 2, 3, 5, 7];
const BAR = 40;

/** Counts of times in milliseconds, in logarithmic buckets: a line for each bucket from the first to the last that is not empty. */
export const histogram = (times: readonly number[]): string[] => {
  const buckets = Map.groupBy(times, bucketOf);
  const used = [...buckets.keys()];
  const most = Math.max(...[...buckets.values()].map(({ length }) => length));
  const [first, last] = [Math.min(...used), Math.max(...used)];
  const width = String(edge(last + 1)).length;
  return Array.from({ length: used.length === 0 ? 0 : last - first + 1 }, (_, at) => {
    const bucket = first + at;
    const count = buckets.get(bucket)?.length ?? 0;
    const [from, to] = [edge(bucket), edge(bucket + 1)].map((ms) => String(ms).padStart(width));
    const bar = '#'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * BAR)));
    return `${from} - ${to} ms  ${String(count).padStart(String(most).length)}  ${bar}`.trimEnd();
  });
};

/** The last bucket whose lower edge is not above the time; 0 also holds all times below a millisecond. */
const bucketOf = (ms: number): number => {
  let bucket = 0;
  while (edge(bucket + 1) <= ms) bucket += 1;
  return bucket;
};

const edge = (bucket: number): number => (STEPS[bucket % STEPS.length] ?? 1) * 10 ** Math.floor(bucket / STEPS.length);
