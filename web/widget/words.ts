import type { Language } from './language.ts';
import { en, type Words } from './words/en.ts';

/** Each language is a file of its own, which is loaded when it is needed. */
const LOAD: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly words: Words }>>> = {
  de: () => import('./words/de.ts'),
  fr: () => import('./words/fr.ts'),
  es: () => import('./words/es.ts'),
  it: () => import('./words/it.ts'),
  pt: () => import('./words/pt.ts'),
  nl: () => import('./words/nl.ts'),
  pl: () => import('./words/pl.ts'),
};

/** The words of a language, or the English ones if they cannot be loaded. */
export const wordsOf = async (language: Language): Promise<Words> =>
  language === 'en' ? en : ((await LOAD[language]().catch(() => null))?.words ?? en);

/** Fills `{name}` in. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
