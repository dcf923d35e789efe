import { sizeOf } from './json.ts';

const mark = (more: number): string => `[cut: ${more} more characters]`;

/** Cuts a text to `mostBytes` bytes of JSON, with a mark that says how many characters are missing. */
export const cutText = (text: string, mostBytes: number): string => {
  if (text.length <= mostBytes && sizeOf(text) <= mostBytes) return text;
  const room = mostBytes - sizeOf(`\n${mark(text.length)}`);
  let fits = 0;
  let tooLong = Math.min(text.length, Math.max(room, 0)) + 1;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (sizeOf(text.slice(0, middle)) <= room) fits = middle;
    else tooLong = middle;
  }
  // Does not split a surrogate pair.
  const kept = /[\uD800-\uDBFF]$/.test(text.slice(0, fits)) ? fits - 1 : fits;
  const left = mark(text.length - kept);
  return kept === 0 ? left : `${text.slice(0, kept)}\n${left}`;
};
