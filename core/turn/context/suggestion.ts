import type { Message } from '../../models/message.ts';
import type { History } from '../turn.ts';
import { transcriptOf } from './context-window.ts';
import { asNote, peoplesNote } from './notes.ts';

/** Added to the system prompt where a person of the team sends the words. */
export const SUGGESTION_PROMPT = `A colleague of the team has this conversation. You write a draft of the colleague's next reply to the customer: the colleague reads it, changes it and sends it, or does not.
- Write only the words of the reply, in the language of the customer's latest message, as the colleague would write them.
- You have no tools here. Do not say that you have looked anything up, asked anybody or changed anything; where the reply needs a fact that you do not have, leave a gap in square brackets, such as [date of delivery].
- Do not say that a colleague will help: the colleague is the one who writes.`;

/**
 * The messages of a history for the draft of a person's reply, with the notes behind them. They end with the customer's side, as models ask for.
 * Null if the customer has written nothing.
 */
export const suggestionMessages = ({ turns, posts }: History, notes: readonly string[]): Message[] | null => {
  if (turns.length === 0) return null;
  const messages = transcriptOf(turns);
  const told = [peoplesNote(posts, false), ...notes, NOW_WRITE].filter((note) => note !== '');
  const content = told.map((note) => ({ text: asNote(note) }));
  const end = messages.at(-1);
  if (end?.role === 'user') end.content.push(...content);
  else messages.push({ role: 'user', content });
  return messages;
};

const NOW_WRITE = "Write the draft of the colleague's next reply now.";
