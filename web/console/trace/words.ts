const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `14:02:09`, in the reader's time zone. */
export const time = (at: string): string => TIME.format(new Date(at));

/** `610 ms`, `1.72 s`: where there is little room. */
export const shortMs = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

/** `1,720` */
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** `$0.0124`, with more places where the price is lower. */
export const usd = (value: number): string => {
  const places = value > 0 && value < 0.001 ? 6 : 4;
  return `$${value.toFixed(places)}`;
};

/** `a`, `a and b`, `a, b and c` */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
