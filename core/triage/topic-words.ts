import type { Topic } from '../playbook/playbook.ts';
import { normalise } from '../text/normalise.ts';

/**
 * The sensitive topic of a message without a model: the first of the playbook's that the lexicon has found or that has a word in the
 * message. So the playbook's order says which one counts when a message touches several.
 */
export const topicIn = (message: string, ofLexicon: string | null, topics: readonly Topic[]): string | null => {
  const text = ` ${plain(message)} `;
  const speaksOf = ({ name, words }: Topic): boolean =>
    name === ofLexicon || Object.values(words).some((list) => list.some((word) => text.includes(sought(word))));
  return topics.find(speaksOf)?.name ?? null;
};

/** What to look for: whole words, the beginning of one where the entry ends in `*`, anything where no spaces part words. */
const sought = (word: string): string => {
  const text = plain(word);
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)) return text;
  return word.trimEnd().endsWith('*') ? ` ${text}` : ` ${text} `;
};

const plain = (text: string): string =>
  normalise(text.normalize('NFKC'))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
