/** Derivational suffixes in the languages that have stop-word lists. At least three letters remain. */
const DERIVATION =
  'azion[ei]|aciones|acion|ations?|ationen|acao|acoes|[tc]ions?|ciones|tionen|zion[ei]|coes|cao|aisons?|[ai]?ment[oi]s?|[ae]?ments?|ungen|ungs?|ings?|ingen|ables?|ible|eren|iert|(?<!s)s';
/** Inflectional suffixes. At least four letters remain, because shorter stems would merge too many words. */
const INFLECTION = 'ies|ied|y|e[dnrms]?|ern|ers|a[sr]?|os?|i[rt]?|eux|eaux|ees|[aei]re|[ai]d[oa]s?|[ai]t[oaei]';
const ENDING = new RegExp(`(?<=^.{3,})(?:${DERIVATION})$|(?<=^.{4,})(?:${INFLECTION})$`);
const DOUBLED = /([^aeiou])\1$/;

/**
 * Returns the stem that a normalised word shares with its plurals, cases and tenses. The stem need not be a word.
 * Unrelated words sometimes share a stem; the other words of a question outweigh this.
 */
export const stem = (word: string): string => {
  if (!/^[a-z]+$/.test(word)) return word;
  return word.replace(ENDING, '').replace(ENDING, '').replace(DOUBLED, '$1');
};
