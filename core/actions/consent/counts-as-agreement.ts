import { withoutStopWords } from '../../text/language/stop-words.ts';
import { patternOf, wholeWords } from '../../text/pattern.ts';
import { plainWords } from '../../text/plain-words.ts';
import type { ProposedAction } from '../proposal.ts';
import { MAX_MESSAGE } from './closed-phrases.ts';
import { CHANGES, DOUBT, NO_DOUBT, QUESTIONS } from './doubt-words.ts';
import { FRIENDLY, SAD } from './emoji.ts';
import { namesOthers } from './names-others.ts';

/** The part of a proposed action that the customer was shown, and whether its server declares it harmless. */
export type ShownAction = Pick<ProposedAction, 'title' | 'arguments' | 'preview' | 'names' | 'harmless'>;

export interface Agreement {
  /** The customer's whole message. */
  readonly message: string;
  /** The agreeing words in it, as a model found them. */
  readonly words: string | null;
  readonly proposal: { readonly actions: readonly ShownAction[] };
}

/**
 * Whether code may act on a model's reading that a message agrees: the message says nothing else, and every action is
 * harmless. Words of doubt are known in eight languages, so only letters of these are accepted. The model only sees the
 * titles, so code checks what else the message names.
 */
export const countsAsAgreement = ({ message, words, proposal: { actions } }: Agreement): boolean => {
  const text = message.trim();
  return (
    actions.length > 0 &&
    actions.every(({ harmless }) => harmless) &&
    text.length <= MAX_MESSAGE &&
    standsIn(text, words?.trim() ?? '') &&
    isPlain(text) &&
    !hasDoubt(text) &&
    !namesElse(text, actions)
  );
};

const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{M}\p{N}]/u;

/** Whole words, letter for letter. */
const standsIn = (text: string, words: string): boolean => {
  if (!/\p{L}/u.test(words)) return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!ENDS_IN_WORD.test(text.slice(0, at)) && !BEGINS_IN_WORD.test(text.slice(at + words.length))) return true;
  }
  return false;
};

const LETTERS = 'a-zàáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßąćęłńśźż';
/** No line break, quotation mark, question mark, slash, `<`, `>`, `@` or invisible character. */
const PLAIN = new RegExp(`^[${LETTERS}0-9 .,;:!()&+–—€$£%#'’-]*$`, 'iu');
/** An apostrophe outside a word is a quotation mark. */
const QUOTE = new RegExp(`(?<![${LETTERS}0-9])['’]|['’](?![${LETTERS}0-9])`, 'iu');
const LINK = /[^\s.][.:]\p{L}|\bwww\b/iu;
/** The words of another speaker: "Bob: yes" */
const SPEAKER = /^[^:]*\p{L} ?:(?! ?\))/u;

const isPlain = (text: string): boolean => {
  const plain = text.normalize('NFKC').replaceAll(FRIENDLY, '');
  return PLAIN.test(plain) && ![QUOTE, LINK, SPEAKER, SAD].some((pattern) => pattern.test(plain));
};

/** What is lost without accents: "sí" is yes and "si" is if, except before a pause or a courtesy; "só" is only. */
const ACCENTED_YES = /(?<!\p{L})s[íì](?!\p{L})/giu;
const ONLY = /(?<!\p{L})só(?!\p{L})/iu;
const SI = /(?<= )si(?= )(?! (?:[.,]|por favor|per favore|gra[cz]ias?|grazie|certo|claro) )/u;
/** Italian "but", and French "my". */
const MA =
  /(?<= )ma(?= )(?! (?:commande|reservation|demande|adresse|facture|carte|livraison|confirmation|part|place) )/u;

/** Signs between letters: "i-f" is read as "i f" and as "if". */
const IN_WORD = /(?<=\p{L})[^\p{L}\s]+(?=\p{L})/gu;

let compiled: { doubt: RegExp; harmless: RegExp; changes: RegExp } | undefined;

const compile = () => ({
  doubt: wholeWords(`${patternOf(DOUBT)}|(?:${patternOf(QUESTIONS)})`),
  harmless: wholeWords(patternOf(NO_DOUBT), 'g'),
  changes: wholeWords(patternOf(CHANGES), 'g'),
});

const hasDoubt = (text: string): boolean => {
  compiled ??= compile();
  const { doubt, harmless } = compiled;
  const given = text.normalize('NFKC').replaceAll(ACCENTED_YES, 'yes');
  const asWords = [given, given.replaceAll(IN_WORD, '')].map((each) => plainWords(each).replaceAll(harmless, '_'));
  return ONLY.test(given) || asWords.some((plain) => [doubt, SI, MA].some((pattern) => pattern.test(plain)));
};

/** Whether a message names something that is not proposed, or some actions of the list and not the others. */
const namesElse = (text: string, actions: readonly ShownAction[]): boolean => {
  compiled ??= compile();
  const shown = actions.map(shownText);
  const plain = shown.map(plainWords);
  const said = plainWords(text);
  const words = said.match(/[^ .,]+/g) ?? [];
  const numbers = numbersIn(text.normalize('NFKC'));
  return (
    namesOthers(words, plain) ||
    Array.from(said.matchAll(compiled.changes)).some(
      ([change]) => !plain.some((each) => each.includes(` ${change} `)),
    ) ||
    !numbers.every((number) => shown.some((each) => numbersIn(each).includes(number))) ||
    namesSome(
      [...numbers, ...withoutStopWords(words)],
      plain.map((each, at) => new Set([...each.split(' '), ...numbersIn(shown[at] ?? '')])),
    )
  );
};

const namesSome = (said: readonly string[], shown: readonly ReadonlySet<string>[]): boolean => {
  const telling = said.filter((word) => !shown.every((each) => each.has(word)));
  const named = shown.filter((each) => telling.some((word) => each.has(word)));
  return named.length > 0 && named.length < shown.length;
};

const shownText = ({ title, preview, names, ...action }: ShownAction): string =>
  JSON.stringify([title, preview, names, Object.values(action.arguments)]);

const numbersIn = (text: string): string[] => text.match(/\p{N}+(?:[.,:]\p{N}+)*/gu) ?? [];
