import { stem, wordsOf } from './words.ts';

const MANNERS = /[\s,]*(?:please|thanks|thank you|instead|from now on|bitte)?[\s.!?]*$/i;
const LINK = /^[^\n:]{0,30}:\s+|^(?:[^\n]*?\s)??(?:to|is|into|auf|nach)\s+/i;

/**
 * The new value in "change the address of this to ...": what stands behind "to" and the property's noun. Where the noun is not
 * mentioned, what a message ends with behind "to", if that begins like a name or a number.
 */
export const valueBehind = (nouns: ReadonlySet<string>, message: string): string | undefined => {
  const line = lineWith(nouns, message);
  if (line !== undefined) {
    const behind = line.replace(LINK, '');
    return behind === line ? undefined : cleaned(behind);
  }
  const tail = /^.*\bto\s+(?=[\p{Lu}\p{N}])([^\n]+)$/mu.exec(message)?.[1];
  return tail === undefined ? undefined : cleaned(tail);
};

/** The rest of the line behind the noun, from its first mention on. */
const lineWith = (nouns: ReadonlySet<string>, message: string): string | undefined => {
  for (const [word] of message.matchAll(/[\p{L}\p{N}'’-]+/gu)) {
    const [plain = ''] = wordsOf(word);
    if (nouns.has(stem(plain)))
      return (
        message
          .slice(message.indexOf(word) + word.length)
          .split('\n')[0]
          ?.trimStart() ?? ''
      );
  }
  return undefined;
};

const cleaned = (value: string): string | undefined => value.replace(MANNERS, '').trim() || undefined;
