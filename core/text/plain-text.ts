/** Control characters but line breaks and tabs, and signs that hide text from readers or turn it around. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/** What a stranger wrote, as far as a reader would see it. */
export const plainText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').trim();

/** A stranger's words as a name: one line of at most so many characters, without the signs of mark-up. */
export const plainLine = (text: string, most: number): string => {
  const line = plainText(text).replaceAll(/[<>]/g, '').replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
};
