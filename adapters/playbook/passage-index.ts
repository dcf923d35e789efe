import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import type { Hit } from '../../core/knowledge/retrieval/rank-passages.ts';
import { termsOf } from '../../core/knowledge/retrieval/terms.ts';
import type { KnowledgePart } from '../../core/playbook/playbook.ts';

/** Strength of a term in a passage, by the field that contains it. */
const PLACES = [
  ['heading', 1.2],
  ['text', 0.65],
  ['source', 0.5],
] as const;
/** Factors for a longer word that begins with the term, and for a word that differs by a typing error. */
const PREFIX = 0.85;
const FUZZY = 0.6;
/** Factor for a compound that ends with the term: "Ersatzkarte" contains "Karte". */
const COMPOUND = 0.8;
const MIN_PREFIX = 4;
const MIN_COMPOUND = 8;

/** Returns the hits of a term in the passages. The term comes from `termsOf`. */
export type PassageIndex = (term: string) => Hit[];

/** A full-text index. Words are also stored backwards, because MiniSearch matches only prefixes. */
export const indexPassages = (passages: readonly KnowledgePart[]): PassageIndex => {
  const index = new MiniSearch({
    fields: ['heading', 'source', 'text', 'backwards'],
    tokenize: (text, field) => (field === 'backwards' ? compoundsBackwards(text) : termsOf(text)),
    processTerm: (term) => term,
  });
  index.addAll(
    passages.map(({ source, heading, text }, id) => ({
      id,
      heading,
      source: source.replace(/\.[a-z]+$/, ''),
      text,
      backwards: `${heading}\n${text}`,
    })),
  );
  return (term) => {
    const found = index.search(term, asWritten(term)).map((result) => hitOf(term, result));
    if (!mayVary(term)) return found;
    return merge([...found, ...index.search(backwards(term), AS_ENDING).map(endingOf)]);
  };
};

const compoundsBackwards = (text: string): string[] =>
  termsOf(text)
    .filter((word) => word.length >= MIN_COMPOUND && mayVary(word))
    .map(backwards);

const backwards = (word: string): string => [...word].reverse().join('');

/** Numbers and short words match only exactly. */
const mayVary = (term: string): boolean => term.length >= MIN_PREFIX && !/\d/.test(term);

const oneTerm = { tokenize: (term: string) => [term] };
const AS_ENDING: SearchOptions = { ...oneTerm, fields: ['backwards'], prefix: true };

const asWritten = (term: string): SearchOptions => ({
  ...oneTerm,
  fields: PLACES.map(([place]) => place),
  boost: { heading: 3 },
  prefix: mayVary(term),
  fuzzy: mayVary(term) && typingErrors(term.length),
});

const typingErrors = (length: number): number | false => (length < 5 ? false : length < 9 ? 1 : 2);

const hitOf = (term: string, { id, score, match }: SearchResult): Hit => {
  const strengths = Object.entries(match).map(([word, places]) => likeness(term, word) * placeOf(places));
  const own = Object.values(match).some((places) => places.some((place) => place !== 'source'));
  return { passage: id, strength: Math.max(...strengths), score, own };
};

const likeness = (term: string, word: string): number => (word === term ? 1 : word.startsWith(term) ? PREFIX : FUZZY);

const placeOf = (places: readonly string[]): number => PLACES.find(([place]) => places.includes(place))?.[1] ?? 0;

const endingOf = ({ id, score }: SearchResult): Hit => ({ passage: id, strength: COMPOUND, score, own: true });

/** Returns one hit for each passage: the greatest strength and the sum of the scores. */
const merge = (hits: readonly Hit[]): Hit[] =>
  Array.from(
    Map.groupBy(hits, ({ passage }) => passage),
    ([passage, same]) => ({
      passage,
      strength: Math.max(...same.map(({ strength }) => strength)),
      score: same.reduce((sum, { score }) => sum + score, 0),
      own: same.some(({ own }) => own),
    }),
  );
