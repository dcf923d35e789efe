const SMALLEST_SHOWN = 0.0001;

/** Dollars of model calls: four decimals below a cent, because most answers cost less. */
export const dollars = (usd: number): string =>
  usd > 0 && usd < SMALLEST_SHOWN ? 'under $0.0001' : `$${usd === 0 ? '0' : usd.toFixed(usd < 1 ? 4 : 2)}`;

/** `1.9 s`, `240 ms` */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
