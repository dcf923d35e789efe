import type { Topic } from '../playbook/playbook.ts';
import { normalise } from '../text/normalise.ts';

/**
 * Returns the sensitive topic of a message without a model: the first topic of the playbook that the lexicon found or
 * that has a word in the message. If a message touches several, the playbook's order decides.
 */
export const topicIn = (message: string, ofLexicon: string | null, topics: readonly Topic[]): string | null => {
  const text = ` ${plain(message)} `;
  const speaksOf = ({ name, words }: Topic): boolean =>
    name === ofLexicon || Object.values(words).some((list) => list.some((word) => text.includes(sought(word))));
  return topics.find(speaksOf)?.name ?? null;
};

/** Text to search for: a whole word, a beginning if the entry ends in `*`, or any part without spaces. */
const sought = (word: string): string => {
  const text = plain(word);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)) return text;
  return word.trimEnd().endsWith('*') ? ` ${text}` : ` ${text} `;
};

const plain = (text: string): string =>
  normalise(text.normalize('NFKC'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
