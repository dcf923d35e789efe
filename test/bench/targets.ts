/** A figure and its limit. The benchmark only prints whether the limit holds, because the machine may be busy. */
export interface Target {
  readonly value: number;
  readonly limit: number;
  readonly is: 'at most' | 'at least';
}

export const reached = ({ value, limit, is }: Target): boolean => (is === 'at most' ? value <= limit : value >= limit);

export const atMost = (limit: number, value: number): Target => ({ value, limit, is: 'at most' });

export const atLeast = (limit: number, value: number): Target => ({ value, limit, is: 'at least' });

/** `ok` or `misses`, with the target in the figure's unit. */
export const verdict = (target: Target, unit: string): string => {
  const sign = target.is === 'at most' ? '≤' : '≥';
  return `${reached(target) ? 'ok' : 'misses'} (${sign} ${target.limit}${unit})`;
};
