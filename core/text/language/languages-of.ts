import { codeOf } from '../in-language.ts';
import { detectLanguage } from './detect-language.ts';

/** ISO 639-1 codes of the languages in which a text may be written; null for any. */
export type Languages = ReadonlySet<string> | null;

/** The language that a text shows, that of its reader (a tag such as `de-AT`), and English; null if it shows none. */
export const languagesOf = (text: string, reader: string): Languages => {
  const detected = detectLanguage(text);
  return detected === 'und' ? null : new Set([detected, codeOf(reader), 'en']);
};

/** Compiles the words of a language once, and only when a text may be written in it, because compiling all of them delays a first answer. */
export const compiledBy = <W, C>(
  words: Readonly<Record<string, W>>,
  compile: (words: W) => C,
): ((languages: Languages) => C[]) => {
  const compiled = new Map<string, C>();
  return (languages) =>
    Object.entries(words).flatMap(([code, each]) => {
      if (languages && !languages.has(code)) return [];
      const done = compiled.get(code) ?? compile(each);
      compiled.set(code, done);
      return [done];
    });
};
