import type { Passage } from '../knowledge/knowledge.ts';
import type { Message } from '../models/message.ts';
import { escapeTags, wrapUntrusted } from '../text/wrap-untrusted.ts';

/** The passages for the model. The system prompt explains notes and passages, and says that they are data. */
export const knowledgeNote = (passages: readonly Passage[]): string =>
  passages
    .map(({ source, heading, text, fits }, at) => {
      const attributes = { number: String(at + 1), source, heading };
      return wrapUntrusted('passage', text, fits ? attributes : { ...attributes, match: 'weak' });
    })
    .join('\n');

/**
 * Puts notes behind the customer's newest message. The text in front of them is the same in the turns that follow, so that the prompt cache
 * hits.
 */
export const withNotes = (messages: readonly Message[], notes: readonly string[]): Message[] => {
  const told = notes.filter((note) => note !== '').map((note) => ({ text: asNote(note) }));
  const last = messages.at(-1);
  if (told.length === 0 || !last) return [...messages];
  return [...messages.slice(0, -1), { role: last.role, content: [...last.content, ...told] }];
};

const OPEN = '<note>';

export const asNote = (text: string): string => `${OPEN}\n${text}\n</note>`;

/** Whether a text is a note. A customer's text never is, because `customersWords` escapes it. */
export const isNote = (text: string): boolean => text.startsWith(OPEN);

/** A customer's message for a model. Tags that look like a note's or a passage's are escaped. */
export const customersWords = escapeTags;
