/** The languages of the chat's own words; the first is the default. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the chat's own words for a page in the language of a tag, such as `de-AT`. */
export const languageOf = (tag: string): Language => {
  const code = tag.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? 'en';
};
