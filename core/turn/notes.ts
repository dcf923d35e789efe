import type { ActionResult, ProposedAction } from '../actions/proposed-action.ts';
import type { Passage } from '../knowledge/knowledge.ts';
import type { Message } from '../models/message.ts';
import { escapeTags, wrapUntrusted } from '../text/wrap-untrusted.ts';

/** What models are told beside the customer's words; the system prompt says what each of these is, and that all are data. */
export const knowledgeNote = (passages: readonly Passage[]): string =>
  passages
    .map(({ source, heading, text, fits }, at) => {
      const attributes = { number: String(at + 1), source, heading };
      return wrapUntrusted('passage', text, fits ? attributes : { ...attributes, match: 'weak' });
    })
    .join('\n');

/** What the customer consented to and what came of it. */
export const actionNote = (
  standing: 'run' | 'taken' | 'unknown',
  action: ProposedAction,
  result: ActionResult | null,
): string => {
  const done = `The customer consented to "${escapeTags(action.title)}" with ${escapeTags(JSON.stringify(action.arguments))}.`;
  if (result?.outcome === 'done')
    return `${done} It has been done. What the system said:\n${wrapUntrusted('result', result.text)}`;
  if (result?.outcome === 'refused')
    return `${done} The system refused it, or could not do it. What it said:\n${wrapUntrusted('result', result.text)}`;
  if (standing === 'taken')
    return `${done} It is not carried out now: another message has started it already, whose own answer says what came of it, or it is not on offer any more.`;
  return `${done} Nobody can tell whether it has been done. Say so, do not promise anything, and say that a colleague will check it.`;
};

/**
 * The messages with notes behind the customer's newest words: what stands in front of a note is the same in the turns that follow, so that
 * the prompt cache hits.
 */
export const withNotes = (messages: readonly Message[], notes: readonly string[]): Message[] => {
  const told = notes.filter((note) => note !== '').map((note) => ({ text: `${OPEN}\n${note}\n</note>` }));
  const last = messages.at(-1);
  if (told.length === 0 || !last) return [...messages];
  return [...messages.slice(0, -1), { role: last.role, content: [...last.content, ...told] }];
};

const OPEN = '<note>';

/** Whether a text is a note. No words of a customer's are: `customersWords` sees to it. */
export const isNote = (text: string): boolean => text.startsWith(OPEN);

/** A customer's words as models see them: without what would look like a note, or like a part of one. */
export const customersWords = escapeTags;
