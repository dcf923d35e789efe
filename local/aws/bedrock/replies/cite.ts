import type { NotedPassage } from './note.ts';

const MOST_WORDS = 12;
/** Shorter quotes could stand anywhere. */
const FEWEST_LETTERS = 12;

/** A sentence with the mark of the passage that it is taken from; without one where the sentence has no words that a mark can hold. */
export const cite = (sentence: string, literal: string, { number }: NotedPassage): string => {
  const [quote = ''] = literal
    .split(/["“”„«»[\]]+/)
    .map((part) => part.trim().split(/\s+/).slice(0, MOST_WORDS).join(' '))
    .sort((a, b) => b.length - a.length);
  return quote.length < FEWEST_LETTERS ? sentence : `${sentence} [[${number}: "${quote}"]]`;
};
