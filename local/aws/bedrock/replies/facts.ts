import { sentencesOf, subjects, wordsOf } from './words.ts';

/** Something that the customer said of themselves: "booking 77", "my name is Ada". */
export interface Fact {
  readonly kind: 'identifier' | 'email' | 'name' | 'statement';
  /** What it is called, in the customer's words. */
  readonly noun: string;
  readonly value: string;
}

const LINKS = new Set(['number', 'no', 'nr', 'id', 'code', 'reference', 'ref', 'is', 'was', 'the', 'num', 'my']);
const UNITS =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|times?|items?|pieces?|percent|%|eur|usd|euros?|dollars?|€|\$)$/i;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const CAPITALISED = String.raw`(?:\s\p{Lu}[\p{L}'’-]{0,40}){0,2}`;
const NAME = new RegExp(String.raw`\b[Mm]y name(?: is|['’]s)\s+(\p{L}[\p{L}'’-]{0,40}${CAPITALISED})`, 'gu');
/** Less sure than `NAME`: "I am German" looks the same. */
const INTRODUCTION = new RegExp(String.raw`\b(?:I am|I['’]m)\s+(\p{Lu}\p{Ll}{1,40}${CAPITALISED})`, 'gu');
const STATEMENT = /\bmy ((?:[\p{L}-]{1,30}\s){1,4}?)(?:is|was|are)\s([^.,;!?\n]{1,80})/giu;

/** The facts in a text, the surest last. */
export const factsIn = (text: string): Fact[] => [
  ...matches('statement', text, STATEMENT),
  ...matches('name', text, INTRODUCTION),
  ...matches('name', text, NAME),
  ...matches('email', text, EMAIL),
  ...namedIdentifiersIn(text),
];

const matches = (kind: Fact['kind'], text: string, pattern: RegExp): Fact[] =>
  [...text.matchAll(pattern)].map((found) => {
    const value = found.at(-1)?.split(/\s(?:and|but|so|because)\s/)[0] ?? '';
    return { kind, noun: kind === 'statement' ? (found[1] ?? '').trim() : kind, value: value.trim() };
  });

/** Words with a digit, each with the noun in front of it; those without one are left out. */
const namedIdentifiersIn = (text: string): Fact[] =>
  sentencesOf(text).flatMap((sentence) => {
    const tokens = tokensOf(sentence);
    return tokens.flatMap((value, i) => {
      const noun = isIdentifier(tokens, i) ? nounBefore(tokens, i) : undefined;
      return noun === undefined ? [] : [{ kind: 'identifier' as const, noun, value }];
    });
  });

/** Words with a digit, whatever stands in front of them. */
export const identifiersIn = (text: string): string[] =>
  sentencesOf(text).flatMap((sentence) => {
    const tokens = tokensOf(sentence);
    return tokens.filter((_, i) => isIdentifier(tokens, i));
  });

const tokensOf = (sentence: string): string[] =>
  sentence.split(/[\s:#,;()"“”]+/).map((token) => token.replace(/[.!?'’]+$/, ''));

/** Amounts and questions' numbers ("in 3 days") are none. */
const isIdentifier = (tokens: readonly string[], at: number): boolean =>
  /^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(tokens[at] ?? '') && !UNITS.test(tokens[at + 1] ?? '');

const nounBefore = (tokens: readonly string[], at: number): string | undefined => {
  let link: string | undefined;
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const [word = ''] = wordsOf(tokens[i] ?? '');
    if (!LINKS.has(word)) return /^\p{L}+$/u.test(word) && subjects(word).size > 0 ? word : link;
    if (['number', 'code', 'reference', 'id'].includes(word)) link = word;
  }
  return link;
};
