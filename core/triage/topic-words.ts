import type { Topic } from '../playbook/playbook.ts';
import { normalise } from '../text/normalise.ts';

/**
 * Returns the sensitive topic of a message without a model: the first topic of the playbook that the lexicon found or
 * that has a word in the message. If a message touches several, the playbook's order decides.
 */
export const topicIn = (message: string, ofLexicon: string | null, topics: readonly Topic[]): string | null => {
  const text = ` ${plain(message)} `;
  const speaksOf = ({ name, words }: Topic): boolean =>
    name === ofLexicon || soughtOf(words).some((word) => text.includes(word));
  return topics.find(speaksOf)?.name ?? null;
};

const known = new WeakMap<Topic['words'], readonly string[]>();

/** A playbook's words are prepared once. */
const soughtOf = (words: Topic['words']): readonly string[] => {
  const sought = known.get(words) ?? Object.values(words).flatMap((list) => list.map(soughtFor));
  known.set(words, sought);
  return sought;
};

/** Text to search for: a whole word, a beginning if the entry ends in `*`, or any part without spaces. */
const soughtFor = (word: string): string => {
  const text = plain(word);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)) return text;
  return word.trimEnd().endsWith('*') ? ` ${text}` : ` ${text} `;
};

const plain = (text: string): string =>
  normalise(text.normalize('NFKC'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
