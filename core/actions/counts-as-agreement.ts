import { patternOf, wholeWords } from '../text/pattern.ts';
import { plainWords } from '../text/plain-words.ts';
import { DOUBT, NO_DOUBT } from './doubt-words.ts';
import { FRIENDLY, SAD } from './emoji.ts';

/** The part of a proposed action that the customer was shown, and whether its server declares it harmless. */
export interface ShownAction {
  readonly title: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly preview: string | null;
  /** Names of ids in the arguments. */
  readonly names?: Readonly<Record<string, string>>;
  readonly harmless: boolean;
}

export interface Agreement {
  /** The customer's whole message. */
  readonly message: string;
  /** The agreeing words in it, as a model found them. */
  readonly words: string | null;
  readonly proposal: { readonly actions: readonly ShownAction[] };
}

/** In characters. */
const MAX_MESSAGE = 200;

/**
 * Whether code may act on a model's reading that a message agrees: the message says nothing besides, and every action is
 * harmless. The words of doubt are known in eight languages, so their letters are the only ones.
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
    numbersIn(text.normalize('NFKC')).every((number) => numbersIn(shownText(actions)).includes(number))
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

const isPlain = (text: string): boolean => {
  const plain = text.normalize('NFKC').replaceAll(FRIENDLY, '');
  return PLAIN.test(plain) && ![QUOTE, LINK, SAD].some((pattern) => pattern.test(plain));
};

/** What is lost without accents: "sí" is yes and "si" is if, except before a pause or a courtesy; "só" is only. */
const ACCENTED_YES = /(?<!\p{L})s[íì](?!\p{L})/giu;
const ONLY = /(?<!\p{L})só(?!\p{L})/iu;
const SI = /(?<= )si(?= )(?! (?:[.,]|por favor|per favore|gra[cz]ias?|grazie|certo|claro) )/u;
/** Italian "but", and French "my". */
const MA =
  /(?<= )ma(?= )(?! (?:commande|reservation|demande|adresse|facture|carte|livraison|confirmation|part|place) )/u;

/** "I-f" is read as "i f" and as "if". */
const IN_WORD = /(?<=\p{L})[^\p{L}\s]+(?=\p{L})/gu;

let compiled: { doubt: RegExp; harmless: RegExp } | undefined;

const hasDoubt = (text: string): boolean => {
  compiled ??= { doubt: wholeWords(patternOf(DOUBT)), harmless: wholeWords(patternOf(NO_DOUBT), 'g') };
  const { doubt, harmless } = compiled;
  const given = text.normalize('NFKC').replaceAll(ACCENTED_YES, 'yes');
  const asWords = [given, given.replaceAll(IN_WORD, '')].map((each) => plainWords(each).replaceAll(harmless, '_'));
  return ONLY.test(given) || asWords.some((plain) => [doubt, SI, MA].some((pattern) => pattern.test(plain)));
};

const shownText = (actions: readonly ShownAction[]): string =>
  JSON.stringify(
    actions.map(({ title, preview, names, ...action }) => [title, preview, names, Object.values(action.arguments)]),
  );

const numbersIn = (text: string): string[] => text.match(/\p{N}+(?:[.,:]\p{N}+)*/gu) ?? [];
