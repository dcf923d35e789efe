/** Does paid work once for calls with the same key. Only results that `isFinal` accepts are remembered. */
export type Remember = <T extends object>(
  key: Readonly<Record<string, string>>,
  remainingMs: () => number,
  work: () => Promise<T>,
  isFinal: (result: T) => boolean,
) => Promise<T>;
