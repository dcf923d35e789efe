/** What makes other words of a word, in the languages that have lists of stop words; three letters must be left. */
const DERIVATION =
  'azion[ei]|aciones|acion|ations?|ationen|acao|acoes|[tc]ions?|ciones|tionen|zion[ei]|coes|cao|aisons?|[ai]?ment[oi]s?|[ae]?ments?|ungen|ungs?|ings?|ingen|ables?|ible|eren|iert|(?<!s)s';
/** Inflection: four letters must be left, or too many short words would be one. */
const INFLECTION = 'ies|ied|y|e[dnrms]?|ern|ers|a[sr]?|os?|i[rt]?|eux|eaux|ees|[aei]re|[ai]d[oa]s?|[ai]t[oaei]';
const ENDING = new RegExp(`(?<=^.{3,})(?:${DERIVATION})$|(?<=^.{4,})(?:${INFLECTION})$`);
const DOUBLED = /([^aeiou])\1$/;

/**
 * What a normalised word shares with its plurals, cases and tenses. It is no word of any language, and now and then two words that have
 * nothing to do with each other share it: the other words of a question outweigh that.
 */
export const stem = (word: string): string => {
  if (!/^[a-z]+$/.test(word)) return word;
  return word.replace(ENDING, '').replace(ENDING, '').replace(DOUBLED, '$1');
};
