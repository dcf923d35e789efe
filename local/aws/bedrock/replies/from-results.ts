import type { Used } from './dialogue.ts';
import { isForAssistant } from './instructions.ts';
import { failed } from './outcome.ts';
import { readResult } from './result-text.ts';
import { tellData } from './tell-data.ts';
import { overlap, sentencesOf, shorten, subjects } from './words.ts';

const MOST_SENTENCES = 3;
const MOST_LINES = 3;
const MOST_WORDS = 60;
/** A phrase ends with the word that says what the thing is. */
const HEAD = 0.5;
const ONE = /\b(?:last|latest|newest|most recent)\b/i;

/** An answer made of what tools returned, the last that told something; null when none told anything that is meant for the customer. */
export const answerFromResults = (used: readonly Used[], message: string): string | null => {
  const found = used.filter((use) => !failed(use)).map((use) => told(use, message));
  const best = found.findLast((words) => words !== '');
  if (best) return best;
  const errors = used.filter(failed).map((use) => told(use, message));
  const error = errors.findLast((words) => words !== '');
  return error ? `I am sorry, that did not work: ${error}` : null;
};

/** In the system's own words, or else of its data what matters to the question. */
const told = ({ result }: Used, message: string): string => {
  const { words, data } = readResult(result);
  const sentences = words === '' ? [] : bestOf(words, message);
  if (sentences.length > 0) return sentences.map(ended).join(' ');
  const fields = data === undefined ? '' : tellData(data, message);
  return fields === '' ? '' : `Here is what I found: ${ended(fields)}`;
};

const ended = (part: string): string => part.replace(/([^.!?…])$/, '$1.');

/** Of several lines those that share most with the question, whole; of one line its best sentences, in their own order. */
const bestOf = (text: string, message: string): string[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isList = lines.length > 1;
  const parts = (isList ? lines : sentencesOf(text)).filter((part) => !isForAssistant(part));
  const said = subjects(message);
  const head = [...said].at(-1) ?? '';
  const rated = parts
    .map((part, at) => ({ at, part, words: subjects(part) }))
    .map(({ at, part, words }) => ({ at, part, shared: overlap(words, said).length + (words.has(head) ? HEAD : 0) }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  const most = isList ? (ONE.test(message) ? 1 : MOST_LINES) : MOST_SENTENCES;
  const best = isList ? rated.filter(({ shared }) => shared === rated[0]?.shared) : rated;
  return best
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ part }) => shorten(part, MOST_WORDS));
};
