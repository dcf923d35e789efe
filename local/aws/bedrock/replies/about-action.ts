import { isForAssistant } from './instructions.ts';
import type { Note } from './note.ts';
import { readResultText } from './result-text.ts';
import { sentencesOf, shorten } from './words.ts';

const MOST_WORDS = 90;
const CONSENTED = /\bconsented to\b/i;

/** What a note says about something that the customer has consented to, told to the customer; null when there is none. */
export const aboutAction = (notes: readonly Note[]): string | null => {
  const note = notes.find(({ words }) => CONSENTED.test(words));
  if (!note) return null;
  const said = note.results
    .flatMap((text) => sentencesOf(readResultText(text).words))
    .filter((sentence) => !isForAssistant(sentence))
    .join(' ');
  const words = shorten(said, MOST_WORDS);
  if (/\bhas been done\b/i.test(note.words) && !/\bunknown whether\b/i.test(note.words))
    return `That is done. ${words}`.trim();
  if (/\brefused\b/i.test(note.words)) return `I am sorry, that was not possible. ${words}`.trim();
  if (/\balready\b/i.test(note.words))
    return 'Another message of yours has started that already; its own answer says what came of it.';
  return 'I am sorry, I cannot tell whether that was done. A colleague will check it.';
};
