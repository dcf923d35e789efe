/** Control characters except line breaks and tabs, bidirectional controls, and invisible tag characters. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/** Untrusted text without the characters that a reader would not see. */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').trim();

/** Untrusted text as a name: one line of at most `most` characters, without `<` and `>`. */
export const plainLine = (text: string, most: number): string => {
  const line = plainText(text).replaceAll(/[<>]/g, '').replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
