/** The languages of the chat's own words; the first is the default. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of the chat's own words for a page in the language of a tag, such as `de-AT`. */
export const languageOf = (tag: string): Language => {
  const code = tag.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === code) ?? 'en';
};

/** The language in which the company speaks to a page: the page's, or else the first that the company supports. */
export const companyLanguage = (texts: object, tag: string, languages: readonly string[]): string => {
  const code = tag.slice(0, 2).toLowerCase();
  return Object.hasOwn(texts, code) ? code : (languages[0] ?? 'en');
};
