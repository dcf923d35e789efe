/** Control characters except line breaks and tabs, bidirectional controls, and invisible tag characters. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/** Removes the characters that a reader cannot see from untrusted text. */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').trim();

/** Untrusted text in a list of lines: its own later lines are indented, so that none of them looks like a line of the list. */
export const indented = (text: string): string => plainText(text).replaceAll(/[\n\u2028\u2029]/g, '\n  ');

/** Reduces untrusted text to one line of at most `most` characters. Signs that look alike replace `<` and `>`: a price may be below an amount. */
export const plainLine = (text: string, most: number): string => {
  const line = plainText(text).replaceAll('<', '‹').replaceAll('>', '›').replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
