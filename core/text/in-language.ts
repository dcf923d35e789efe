/** The sentence in `language`, a tag such as `de-AT`, or the English one. */
export const inLanguage = (sentences: Readonly<Record<string, string>>, language: string): string =>
  sentences[language.slice(0, 2).toLowerCase()] ?? sentences.en ?? '';
