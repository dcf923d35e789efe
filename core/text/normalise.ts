/** Converts to lower case and removes diacritics, so that "wütend", "WÜTEND" and a hasty "wutend" are equal. */
export const normalise = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l');
