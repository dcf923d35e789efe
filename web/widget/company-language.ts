/** The language in which the company speaks to a page: the page's, or else the first that the company supports. */
export const companyLanguage = (texts: object, tag: string, languages: readonly string[]): string => {
  const code = tag.slice(0, 2).toLowerCase();
  return Object.hasOwn(texts, code) ? code : (languages[0] ?? 'en');
};
