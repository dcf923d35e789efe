import { namesOthers } from './names-others.ts';
import { endsOf, firstWords, type Phrase, parsePhrases } from './phrase.ts';
import { type SaidWords, saidWords } from './said-words.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** The closed phrases by language. Those of `und` may stand beside those of every language. */
export interface ClosedPhrases {
  readonly agrees: Lists;
  /** Phrases that neither agree nor decline. */
  readonly beside: Lists;
  readonly declines: Lists;
}

/** In characters. A longer message says something of its own. */
export const MAX_MESSAGE = 200;

/**
 * Reads a message that consists of closed phrases of one language and nothing else. `titles` are the wordings of each
 * proposed action; customers repeat the title of the only one beside a yes. Null for any other message, for one with a yes
 * and a no, for a yes to another kind of change or to a part of the list, and for a yes that only says in another language
 * that the message was heard. "Don't do it" is one phrase, although "do it" agrees.
 */
export const readPhrases = (
  message: string,
  phrases: ClosedPhrases,
  titles: readonly (readonly string[])[] = [],
): 'agrees' | 'declines' | null => {
  const said = message.length > MAX_MESSAGE ? null : saidWords(message);
  if (!said || said.words.length === 0) return null;
  const proposed = indexOf({ beside: titles.length > 1 ? [] : titles.flat().map(asPhrase) });
  const meanings = indexesOf(phrases).map((index) => meaningsOf(said, [index, proposed]));
  const known = meanings.filter(({ size }) => size > 0);
  const may = (meaning: number) => known.some((each) => each.has(meaning));
  if (!may(AGREES)) return may(DECLINES) && !may(NEITHER) ? 'declines' : null;
  const shown = titles.map((wordings) => wordings.join('\n'));
  if (may(DECLINES) || may(BOTH) || namesOthers(said.words, shown)) return null;
  return known.every((each) => each.has(AGREES)) ? 'agrees' : null;
};

/** Articles, and words that customers put in their place: "Cancel an order" is repeated as "cancel the order" and "cancel my order". */
const ARTICLES =
  `a an the this that my our ein eine einen einem einer der die das den dem meine meinen mein un une le la les ma mon mes una el los las
  mi mis uno il lo gli i mio mia um uma o os as meu minha een de het mijn`.split(/\s+/);
const ANY_ARTICLE = `${ARTICLES.join('/')}/`;

const asPhrase = (title: string): string =>
  title
    .split(' ')
    .map((word) => (ARTICLES.includes(word.toLowerCase()) ? ANY_ARTICLE : word))
    .join(' ');

/** What phrases mean, as bits, so that a sequence of phrases has the union of their meanings. */
const AGREES = 1;
const DECLINES = 2;
const BOTH = AGREES | DECLINES;
const NEITHER = 0;
const MEANINGS = { beside: NEITHER, agrees: AGREES, declines: DECLINES } as const;
type Kind = keyof typeof MEANINGS;
const KINDS = Object.keys(MEANINGS) as Kind[];

/** Phrases by their first word. */
type Index = ReadonlyMap<string, readonly (Phrase & { readonly meaning: number })[]>;

/** The meanings of all ways to divide a message into phrases. */
const meaningsOf = ({ words, breaks }: SaidWords, indexes: readonly Index[]): ReadonlySet<number> => {
  const meanings = [...words, null].map(() => new Set<number>());
  meanings[0]?.add(NEITHER);
  for (const [start, word] of words.entries()) {
    const before = meanings[start] ?? new Set();
    const phrases = before.size === 0 ? [] : indexes.flatMap((index) => index.get(word) ?? []);
    for (const phrase of phrases.filter(({ opens }) => !opens || breaks.has(start))) {
      for (const end of endsOf(phrase, words, start)) {
        if (phrase.closes && !breaks.has(end)) continue;
        for (const meaning of before) meanings[end]?.add(meaning | phrase.meaning);
      }
    }
  }
  return meanings[words.length] ?? new Set();
};

const built = new WeakMap<ClosedPhrases, readonly Index[]>();

/** An index for each language, built once for a playbook. */
const indexesOf = (phrases: ClosedPhrases): readonly Index[] => {
  const indexes = built.get(phrases) ?? buildIndexes(phrases);
  built.set(phrases, indexes);
  return indexes;
};

const buildIndexes = (phrases: ClosedPhrases): Index[] => {
  const languages = new Set(KINDS.flatMap((kind) => Object.keys(phrases[kind])));
  const listsOf = (code: string) =>
    KINDS.map((kind) => [kind, [...(phrases[kind][code] ?? []), ...(phrases[kind].und ?? [])]] as const);
  return [...languages].map((code) => indexOf(Object.fromEntries(listsOf(code))));
};

const indexOf = (lists: Readonly<Partial<Record<Kind, readonly string[]>>>): Index => {
  const index = new Map<string, (Phrase & { meaning: number })[]>();
  for (const kind of KINDS) {
    for (const phrase of parsePhrases(lists[kind] ?? [])) {
      for (const word of firstWords(phrase)) {
        const same = index.get(word) ?? [];
        index.set(word, same);
        same.push({ ...phrase, meaning: MEANINGS[kind] });
      }
    }
  }
  return index;
};
