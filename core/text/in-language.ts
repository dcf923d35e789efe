/** The texts for `language`, a tag such as `de-AT`, or the English ones. */
export const inLanguage = <T>(texts: Readonly<Record<string, T>> & { readonly en: T }, language: string): T =>
  texts[codeOf(language)] ?? texts.en;

/** The code of the language, such as `de`. */
export const codeOf = (language: string): string => language.slice(0, 2).toLowerCase();
