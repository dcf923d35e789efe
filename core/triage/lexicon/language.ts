import { type Language, languages } from './languages.ts';
import { STRANGERS } from './other-languages.ts';
import { languageOfScript } from './script.ts';
import { matchAt, type Table } from './table.ts';
import { type Token, tokenise } from './tokens.ts';

/** Letters that speak for a language, and how loudly; those of languages unknown to the lexicon speak against all. */
const LETTERS: readonly (readonly [letters: string, languages: string, weight: number])[] = [
  ['ß', 'de', 2],
  ['äöü', 'de', 0.8],
  ['ñ¿¡', 'es', 2],
  ['ãõ', 'pt', 2],
  ['łąęśżźćń', 'pl', 2],
  ['œûêè', 'fr', 0.8],
  ['çà', 'fr pt', 0.5],
  ['èàìòù', 'it', 0.6],
  ['áíóú', 'es pt', 0.5],
  ['é', 'fr es pt', 0.3],
  ['ëï', 'nl', 0.4],
  ['åøæğşıőűčřěšđďťňľșț', 'en de fr es it pt nl pl', -1.5],
];

/** Addresses hold words that are nobody's. */
const ADDRESS = /@|^\W*(?:https?:\/\/|www\.)/i;
const UNKNOWN = 'und';

const ENOUGH = 0.9;
/** Other words tell less than function words do: "super" is at home everywhere. */
const OTHER_WORD = 0.7;
/** More words than that tell nothing new. */
const TELLING_WORDS = 300;

/** ISO 639-1 code by script, then by function words, letters and other known words; `und` when none, two or strangers speak up. */
export const detectLanguage = (text: string): string => {
  const own = text
    .split(/\s+/)
    .filter((word) => !ADDRESS.test(word))
    .join(' ');
  const script = languageOfScript(own);
  if (script !== 'latin') return script ?? UNKNOWN;
  const tokens = tokenise(own).filter(({ word }) => word !== '');
  const scores = new Map([...languages().map(({ code }) => code), UNKNOWN].map((code) => [code, 0]));
  const add = (codes: readonly string[], weight: number) => {
    for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + weight);
  };
  tokens.slice(0, TELLING_WORDS).forEach(({ word }, at) => {
    const common = languages().filter((language) => language.common.has(word));
    const isStrange = STRANGERS.has(word);
    const other = common.length > 0 || isStrange ? [] : languages().filter((language) => knows(language, tokens, at));
    add(codesOf(common), 1 / common.length);
    add(codesOf(other), OTHER_WORD / other.length);
    if (isStrange) add([UNKNOWN], 1 / (common.length + 1));
  });
  const lower = new Set(own.toLowerCase().normalize('NFC'));
  for (const [letters, codes, weight] of LETTERS) {
    if ([...letters].some((letter) => lower.has(letter))) add(codes.split(' '), weight);
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a);
  const enough = tokens.length === 1 ? OTHER_WORD : ENOUGH;
  return first && first[1] >= enough && first[1] > (second?.[1] ?? 0) ? first[0] : UNKNOWN;
};

/** Compounds do not count: "login" and "account" are said everywhere. */
const knows = ({ feelings, expected, person, topics }: Language, tokens: readonly Token[], at: number): boolean => {
  const kind = matchAt(person, tokens, at)?.value;
  return (
    expected.has(tokens[at]?.word ?? '') ||
    (kind !== undefined && kind !== 'compounds') ||
    [feelings, topics].some((table: Table<unknown>) => matchAt(table, tokens, at))
  );
};

const codesOf = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);
