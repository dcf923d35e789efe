import { plainWords } from '../plain-words.ts';
import { languageOfScript } from './language-of-script.ts';
import { languagesByWord, STOP_WORD_LANGUAGES } from './stop-words.ts';
import { OTHER_LANGUAGES, TELLING } from './telling-words.ts';

/**
 * Letters that indicate languages, with weights. Letters of languages that the lexicon does not know count for `und`.
 */
const LETTERS =
  'ß:de:2 äöü:de:0.8 ñ¿¡:es:2 ãõ:pt:2 łąęśżźćń:pl:2 œûêè:fr:0.8 çà:fr,pt:0.5 èàìòù:it:0.6 áíóú:es,pt:0.5 é:fr,es,pt:0.3 ëï:nl:0.4 åøæğşıőűčřěšđďťňľșț:und:1.5'
    .split(' ')
    .map((entry) => entry.split(':'));
const ADDRESS = /@|^\W*(?:https?:\/\/|www\.)/i;
const CODES = Object.keys(TELLING);
const TELLING_LANGUAGES = languagesByWord(
  Object.fromEntries(Object.entries(TELLING).map(([code, words]) => [code, words.split(/\s+/)])),
);
const OTHERS = new Set(OTHER_LANGUAGES.split(/\s+/));

const ENOUGH = 0.9;
/** Weight of a word that is not a function word. It is weaker evidence: "super" occurs in many languages. */
const OTHER_WORD = 0.7;
/** Maximum words to read. Further ones add no information. */
const TELLING_WORDS = 300;

/**
 * Returns an ISO 639-1 code, by script, then by function words, letters and other known words. Returns `und` if the
 * evidence is too weak or two languages tie.
 */
export const detectLanguage = (text: string): string => {
  const own = text
    .split(/\s+/)
    .filter((word) => !ADDRESS.test(word))
    .join(' ');
  const script = languageOfScript(own);
  if (script !== 'latin') return script;
  const words = plainWords(own).match(/[^ .,]+/g) ?? [];
  const scores = new Map(['und', ...CODES].map((code) => [code, 0]));
  const add = (codes: readonly string[], weight: number) => {
    for (const code of codes) scores.set(code, (scores.get(code) ?? 0) + weight);
  };
  for (const word of words.slice(0, TELLING_WORDS)) {
    const stops = (STOP_WORD_LANGUAGES.get(word) ?? []).filter((code) => code in TELLING);
    const telling = stops.length > 0 || OTHERS.has(word) ? [] : (TELLING_LANGUAGES.get(word) ?? []);
    add(stops, 1 / stops.length);
    add(telling, OTHER_WORD / telling.length);
    if (OTHERS.has(word)) add(['und'], 1 / (stops.length + 1));
  }
  const lower = own.toLowerCase().normalize('NFC');
  for (const [letters = '', codes = '', weight] of LETTERS) {
    if ([...letters].some((letter) => lower.includes(letter))) add(codes.split(','), Number(weight));
  }
  const [first, second] = [...scores].sort(([, a], [, b]) => b - a);
  const enough = words.length === 1 ? OTHER_WORD : ENOUGH;
  return first && first[1] >= enough && first[1] > (second?.[1] ?? 0) ? first[0] : 'und';
};
