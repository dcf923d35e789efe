import type { Json } from '../protocol/request.ts';
import { isSubject, overlap, subjects, wordsOf } from './words.ts';

/** One shared word is a coincidence, and so are a few of a long description. */
const ENOUGH = 2;
const ENOUGH_SHARE = 0.4;

/**
 * The member of an enum that a message names, or whose description, as "member (what it means)" in that of the property, shares most with
 * it; undefined where none shares enough.
 */
export const describedChoice = (choices: readonly Json[], description: string, message: string): Json | undefined => {
  const rated = choices.map((choice) => ({ choice, fit: fitOf(String(choice), description, message) }));
  return rated.toSorted((a, b) => b.fit - a.fit).find(({ fit }) => fit > 0)?.choice;
};

const fitOf = (choice: string, description: string, message: string): number => {
  const at = description.indexOf(`${choice} (`);
  if (at < 0) return 0;
  const [meaning = ''] = description.slice(at + choice.length + 2).split(')');
  const said = subjects(message);
  const name = subjects(choice.replaceAll('_', ' '));
  if (name.size > 0 && overlap(name, said).length === name.size) return 1 + ENOUGH;
  const means = subjects(meaning);
  const pairs = pairsIn(meaning);
  const shared = overlap(means, said).length + pairsIn(message).filter((pair) => pairs.includes(pair)).length;
  return shared >= ENOUGH && shared / means.size >= ENOUGH_SHARE ? shared : 0;
};

const ARTICLES: readonly string[] = ['a', 'an', 'the'];

/** Neighbouring words, one of which carries a subject: "cannot pay" says more than "pay", and "the bill" no more than "bill". */
const pairsIn = (text: string): string[] => {
  const words = wordsOf(text).filter((word) => !ARTICLES.includes(word));
  return words
    .slice(1)
    .flatMap((word, at) => (isSubject(word) || isSubject(words[at] ?? '') ? [`${words[at]} ${word}`] : []));
};
