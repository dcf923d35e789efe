import { dropSentences } from '../../text/drop-sentences.ts';
import { compiledBy, type Languages } from '../../text/language/languages-of.ts';
import { patternOf, wholeWords } from '../../text/pattern.ts';
import { plainWords } from '../../text/plain-words.ts';
import { hasQuestionMark } from '../../text/question.ts';
import { PERSON } from '../../triage/lexicon/person-words.ts';
import { PROMISE_WORDS, type PromiseWords } from './promise-words.ts';

const SENTENCE = /[^.!?？;\n]+[.!?？;\n]*/g;
/** Words that are not the assistant's own. */
const QUOTATION = /["„“”«»][^"„“”«»\n]{1,400}["“”«»]/g;
const DASH = /\s[-–—]\s/g;
/** A negation does not reach over these words. */
const CLAUSE = /(?<= )(?:,|but|so|aber|deshalb|daher|mais|donc|pero|quindi|mas|entao|maar|dus|ale|wiec|dlatego)(?= )/;
const AND = / (?:and|und|et|y|e|en|i|oraz) /;
/** How far a negation reaches, in characters. */
const BEFORE = 300;
/** Companies that customers wait for, but not for an answer to this conversation. */
const OTHERS = '(?<! (?:delivery|carriers|couriers|banks) )';

const compile = ({ nouns, done, will, not, given }: PromiseWords) => ({
  person: wholeWords(`${OTHERS}(?:${patternOf(`${PERSON.nouns} ${PERSON.vague} ${nouns}`)})`, 'g'),
  done: wholeWords(patternOf(done), 'g'),
  will: wholeWords(patternOf(will), 'g'),
  not: wholeWords(patternOf(not)),
  given: wholeWords(patternOf(given)),
});
type Rules = ReturnType<typeof compile>;

const compiled = compiledBy(PROMISE_WORDS, compile);

/**
 * Whether an answer says that a person has been or will be asked, or will get back to the customer. Questions, offers that depend on the
 * customer, and quotations promise nothing.
 */
export const promisesPerson = (text: string, languages: Languages = null): boolean => {
  const rules = compiled(languages);
  const sentences = text.replaceAll(QUOTATION, ' ').replaceAll(DASH, ', ').match(SENTENCE) ?? [];
  return sentences
    .filter((sentence) => !hasQuestionMark(sentence))
    .map(plainWords)
    .some((plain) => rules.some((each) => promises(each, plain)));
};

/**
 * An answer without the sentences that promise a person: code tells the customer of a hand-off, once it is written. What is left may be
 * empty.
 */
export const withoutPromises = (
  text: string,
  languages: Languages,
): { readonly text: string; readonly promised: boolean } =>
  promisesPerson(text, languages)
    ? { text: dropSentences(text, (sentence) => promisesPerson(sentence, languages)), promised: true }
    : { text, promised: false };

const promises = ({ person, done, will, not, given }: Rules, sentence: string): boolean => {
  const text = sentence.replaceAll(person, '@');
  // For speed: most sentences have neither.
  if (text.search(done) < 0 && text.search(will) < 0) return false;
  const dependsOn = given.exec(text);
  const depends = dependsOn ? dependsOn.index + dependsOn[0].length : Number.POSITIVE_INFINITY;
  let end = 0;
  return text.split(CLAUSE).some((clause) => {
    end = text.indexOf(clause, end) + clause.length;
    const isSaid = (pattern: RegExp) =>
      Array.from(clause.matchAll(pattern)).some(({ 0: match, index }) => {
        const before = clause
          .slice(Math.max(0, index - BEFORE), index)
          .split(AND)
          .at(-1);
        return !not.test(` ${before}${match} `);
      });
    return isSaid(done) || (end < depends && isSaid(will));
  });
};
