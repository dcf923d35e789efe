const ASCII = /^[\0-\x7f]*$/;

/** Converts to lower case and removes diacritics, so that "wütend", "WÜTEND" and a hasty "wutend" are equal. */
export const normalise = (text: string): string => {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l');
};
