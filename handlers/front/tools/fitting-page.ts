import { sizeOf } from '../../../core/text/json.ts';

/** The first of the entries whose JSON fits `maxBytes` together. A page has at least one entry, whatever its size. */
export const fittingPage = <T>(entries: readonly T[], maxBytes: number): readonly T[] => {
  let bytes = 0;
  const over = entries.findIndex((entry, at) => {
    bytes += sizeOf(entry);
    return at > 0 && bytes > maxBytes;
  });
  return over < 0 ? entries : entries.slice(0, over);
};
