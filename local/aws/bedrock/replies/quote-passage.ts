import { termsOf, termsOfQuestion } from '../../../../core/knowledge/retrieval/terms.ts';
import type { Conversation } from './conversation.ts';

const PASSAGE = /<passage([^>]*)>([\s\S]*?)<\/passage>/g;
const SENTENCE_END = /(?<=[.!?])\s+|\n+(?=\n|[-*|]|\d+\.\s)/;
/** The share of the question that a sentence and its heading must cover. */
const NEEDED = 0.5;
const TIE_BREAK = 0.1;
const MOST_WORDS = 12;

/** The sentence with most words of the question, and its citation. Null if none covers enough. */
export const quotePassage = ({ note, message }: Conversation): string | null => {
  const asked = termsOfQuestion(message);
  const rated = [...note.matchAll(PASSAGE)].flatMap(([, attributes = '', text = '']) =>
    text.split(SENTENCE_END).map((sentence) => {
      const heading = attributeOf(attributes, 'heading');
      const covered = weightOf(asked, `${heading} ${sentence}`);
      const tieBreak = TIE_BREAK * weightOf(termsOf(message), `${heading} ${sentence}`);
      return { sentence, attributes, covered, rank: covered + weightOf(asked, sentence) + tieBreak };
    }),
  );
  const [best] = rated.filter(({ covered }) => covered > 0).sort((a, b) => b.rank - a.rank);
  if (!best || best.covered < NEEDED * weightOf(asked, message)) return null;
  return cited(best.sentence, attributeOf(best.attributes, 'number'));
};

/** Returns the number of characters of the terms that a text contains. Longer words say more. */
const weightOf = (terms: readonly string[], text: string): number => {
  const words = termsOf(text);
  return terms.filter((term) => words.includes(term)).join('').length;
};

const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

/** The quote contains no character that would end its mark. */
const cited = (sentence: string, number: string): string => {
  const parts = sentence.split(/["“”„«»[\]|]+/).map((part) => part.trim().split(/\s+/).slice(0, MOST_WORDS).join(' '));
  const [quote] = parts.sort((a, b) => b.length - a.length);
  return `${sentence.trim().replace(/^[-*|]\s+/, '')} [[${number}: "${quote}"]]`;
};
