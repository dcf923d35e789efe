import type { Used } from './dialogue.ts';
import { isForAssistant } from './instructions.ts';
import { dataOf, foundIn, wordsOfResult } from './records.ts';
import type { Json, ToolResult } from './request.ts';
import { overlap, sentencesOf, shorten, subjects, wordsOf } from './words.ts';

const MOST_SENTENCES = 3;
const MOST_FIELDS = 6;
const MOST_WORDS = 60;
/** How a system says that a tool waits for the customer's consent. */
const WAITS = /\bnothing has been done\b.*\bconsent\b/is;

/** An answer made of what the tools returned for the customer's newest words; null when they returned nothing that is meant for the customer. */
export const answerFromResults = (used: readonly Used[], message: string): string | null => {
  const waiting = used.find(({ result }) => WAITS.test(wordsOfResult(result)));
  if (waiting) return `I would ${inWords(waiting)}.`;
  const found = used.filter(({ result }) => result.status !== 'error').map(({ result }) => summarise(result, message));
  const best = found.filter((parts) => parts.length > 0).at(-1);
  if (best) return `Here is what I found: ${joined(best)}`;
  const failed = used
    .filter(({ result }) => result.status === 'error')
    .flatMap(({ result }) => summarise(result, message));
  return failed.length > 0 ? `I am sorry, that did not work: ${joined(failed)}` : null;
};

const joined = (parts: readonly string[]): string => parts.map((part) => part.replace(/([^.!?…])$/, '$1.')).join(' ');

/** A use of a tool as a sentence that has no subject: its name, and what it would be given. */
const inWords = ({ name, input }: Used): string => {
  const bare = wordsOf(name.slice(name.lastIndexOf('__') + 1).replaceAll('_', ' ')).join(' ');
  const given = Object.entries((input ?? {}) as Record<string, Json>)
    .filter(([, value]) => typeof value !== 'object')
    .map(([key, value]) => `${key.replaceAll('_', ' ')} ${value}`);
  return given.length === 0 ? bare : `${bare}, with ${given.join(', ')}`;
};

const summarise = (result: ToolResult, message: string): string[] => {
  const words = wordsOfResult(result);
  if (words !== '') return bestSentences(words, message);
  const data = dataOf(result);
  if (data === undefined) return [];
  const best = foundIn([{ name: '', input: {}, result: { ...result, status: 'success' } }], message);
  const fields = Object.entries(best ?? {}).slice(0, MOST_FIELDS);
  return fields.length === 0 ? [] : [fields.map(([key, value]) => `${spaced(key)}: ${value}`).join(', ')];
};

const spaced = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** The sentences that share most with the question, in their own order. */
const bestSentences = (text: string, message: string): string[] => {
  const said = subjects(message);
  const sentences = sentencesOf(text).filter((sentence) => !isForAssistant(sentence));
  const best = sentences
    .map((sentence, at) => ({ at, sentence, shared: overlap(subjects(sentence), said).length }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at)
    .slice(0, MOST_SENTENCES);
  return best.sort((a, b) => a.at - b.at).map(({ sentence }) => shorten(sentence, MOST_WORDS));
};
