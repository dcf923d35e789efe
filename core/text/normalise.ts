/** Lower case without diacritics, so that "wütend", "WÜTEND" and a hasty "wutend" are one word. */
export const normalise = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ł', 'l');
