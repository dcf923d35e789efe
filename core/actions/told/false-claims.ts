import { dropSentences } from '../../text/drop-sentences.ts';
import { compiledBy, type Languages } from '../../text/language/languages-of.ts';
import { hasQuestionMark } from '../../text/question.ts';
import type { ProposedAction } from '../proposal.ts';
import { actionMessage } from './action-messages.ts';
import { CLAIM_WORDS, type ClaimWords } from './claim-words.ts';

/** `own`: only claims in the first person. `any`: also passive and impersonal ones, which are claims if they are about what was proposed. */
export type Claims = 'own' | 'any';

/**
 * Whether an answer claims that a change was carried out: "I have cancelled your order", "It's done". Facts of look-ups ("has been
 * shipped", "was cancelled on Monday"), conditions, negations and questions are no claims.
 */
export const claimsDone = (text: string, which: Claims = 'any', languages: Languages = null): boolean => {
  let claims = false;
  dropSentences(text, (sentence) => {
    claims ||= isClaim(sentence, which, languages);
    return false;
  });
  return claims;
};

/**
 * Removes the sentences that claim what was not done. A first sentence corrects them, unless the customer `isAsked`: the proposal's own
 * text then follows the answer, and says that nothing has been done yet. In the passive, an order that is not the one that the actions are
 * `about` has its own history.
 */
export const correctClaims = (
  text: string,
  {
    isAsked,
    language,
    languages = null,
    about = [],
  }: {
    readonly isAsked: boolean;
    readonly language: string;
    readonly languages?: Languages;
    readonly about?: readonly ProposedAction[];
  },
): string => {
  const proposed = about.length > 0 ? JSON.stringify(about) : null;
  const rest = dropSentences(text, (sentence) =>
    isClaim(sentence, isOfOthers(sentence, proposed) ? 'own' : 'any', languages),
  );
  if (rest === text) return text;
  return [isAsked ? '' : actionMessage('unchanged', language), rest].filter(Boolean).join('\n\n');
};

/** Numbers of things: not amounts and years. */
const IDS = /(?<![\d.,]|[€$£] ?)(?!(?:19|20)\d\d(?!\d))\d{4,}(?!\d|[.,]\d| ?(?:[€$£]|EUR|USD|GBP|CHF|PLN|zł|euro))/giu;

const isOfOthers = (sentence: string, proposed: string | null): boolean => {
  const ids = proposed === null ? [] : (sentence.match(IDS) ?? []);
  return ids.length > 0 && !ids.some((id) => proposed?.includes(id));
};

const isClaim = (sentence: string, which: Claims, languages: Languages): boolean => {
  if (hasQuestionMark(sentence) || !/\p{L}/u.test(sentence)) return false;
  const words = wordsOf(sentence);
  return compiled(languages).some((language) =>
    which === 'own' ? hasClaim(words, language, 'own') : KINDS.some((kind) => hasClaim(words, language, kind)),
  );
};

/** The subject is the company's. */
const OURS =
  /^ (?:our|unsere?|nos|notre|nuestr[oa]s?|(?:[ail]l?|le) nostr[oaei]|[oa]s? noss[oa]s?|onze|ons|nasz[ea]?) /u;

const KINDS = ['own', 'alone', 'passive'] as const;

const hasClaim = (words: string, language: Compiled, kind: (typeof KINDS)[number]): boolean =>
  Array.from(words.matchAll(language[kind])).some(({ 0: match, index }) => {
    const before = `${words.slice(0, index)} `;
    const clause = before.slice(Math.max(before.lastIndexOf(' . '), before.lastIndexOf(' , ')) + 2);
    const behind = words.slice(index + match.length);
    const beside = `${clause.trimEnd()}${match}${behind.split(' . ', 1)[0]?.split(' ', 4).join(' ')} `;
    const { not, conditions, not_before, times, onlyIf, not_after, facts } = language;
    if (not.test(clause) || conditions.test(before) || not_before.test(behind)) return false;
    if (kind !== 'own' && (times.test(before) || onlyIf.test(behind))) return false;
    return kind !== 'passive' || !(not_after.test(clause) || facts.test(beside) || OURS.test(clause));
  });

/** The words in small letters, with a space around each, and "." or "," for the marks between clauses. Marks in numbers are removed. */
const wordsOf = (sentence: string): string => {
  const plain = sentence
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/(?<=\d)(?:[.,:](?=\d)|\.(?= \p{L}))/gu, '')
    .replaceAll(/[–—]| - /g, ',');
  const pieces = plain.match(/[\p{L}\p{M}\p{N}]+|[.!;…\n,:]|\p{Extended_Pictographic}/gu) ?? [];
  return ` . ${pieces.map((piece) => (/^[\p{L}\p{M}\p{N},:]/u.test(piece) ? piece : '.')).join(' ')} . `;
};

const FOR_YOU = '(?: (?:for you|für sie|pour vous|para usted|per lei|para si|voor u|dla pana|dla pani))';

type Compiled = ReturnType<typeof compile>;

const compile = (words: ClaimWords) => {
  const verbs = (list: string) => `${anyOf(list)}${anyOf(words.endings ?? '')}?`;
  const gap = words.adverbs
    ? `(?: ${anyOf(words.adverbs)}){0,3}`
    : `(?: (?!${anyOf(words.barred ?? '')} )[^ .,:]+){0,8}`;
  const pattern = (line: string, list: string) =>
    line
      .trim()
      .split(/ +/)
      .map((token) => (token === 'A' ? gap : ` ${token === 'V' ? verbs(list) : anyOf(token.replaceAll('/', ' '))}`))
      .join('');
  const patterns = (lines: string, list: string) =>
    lines
      .split('\n')
      .map((line) => pattern(line, list))
      .join('|');
  const { verbs: list, own_verbs = '' } = words;
  return {
    own: new RegExp(`(?:${patterns(words.own, `${list} ${own_verbs}`)})(?= )`, 'gu'),
    passive: new RegExp(`(?:${patterns(words.passive, list)})(?= )`, 'gu'),
    alone: new RegExp(`(?<= [.,])(?:${patterns(words.alone, list)})${FOR_YOU}?(?= [.,:])`, 'gu'),
    not: wordIn(words.not),
    conditions: wordIn(words.conditions),
    times: wordIn(words.times),
    facts: wordIn(words.facts),
    not_after: new RegExp(` ${anyOf(words.not_after)} $`, 'u'),
    not_before: new RegExp(`^ ${anyOf(words.not_before)} `, 'u'),
    onlyIf: new RegExp(`^(?: ,)? ${anyOf(words.conditions)} `, 'u'),
  };
};

/** Any entry of a list that is separated by spaces; `_` stands for a space in an entry. */
const anyOf = (list: string): string => `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
const wordIn = (list: string): RegExp => new RegExp(` ${anyOf(list)} `, 'u');

const compiled = compiledBy(CLAIM_WORDS, compile);
