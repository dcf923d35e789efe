import { isoTimeOf } from '../../config/keys.ts';
import type { NoticeMove, Post } from '../../desk/desk.ts';
import type { Passage } from '../../knowledge/knowledge.ts';
import type { Message } from '../../models/message.ts';
import { escapeTags, wrapUntrusted } from '../../text/wrap-untrusted.ts';
import type { RecalledLookup } from '../../tools/lookup.ts';
import type { Profile } from '../../tools/profile.ts';

/** The passages for the model. The system prompt explains notes and passages, and says that they are data. */
export const knowledgeNote = (passages: readonly Passage[]): string =>
  passages
    .map(({ source, heading, text, fits }, at) => {
      const attributes = { number: String(at + 1), source, heading };
      return wrapUntrusted('passage', text, fits ? attributes : { ...attributes, match: 'weak' });
    })
    .join('\n');

/** What the company's system says of the customer, for the model. Empty if it says nothing. */
export const profileNote = (profile: Profile | null): string =>
  profile === null
    ? ''
    : `${OF_CUSTOMER}\n${wrapUntrusted('result', profile.fields.map(({ name, value }) => `${name}: ${value}`).join('\n'))}`;

const OF_CUSTOMER = "What the company's system says of this customer, who is identified:";

/** What happened before the messages that the model sees. Empty for null. */
export const summaryNote = (summary: string | null): string =>
  summary === null ? '' : `${SUMMARIZED}\n${wrapUntrusted('result', summary)}`;

const SUMMARIZED =
  'What came earlier in this conversation, and you do not see any more, as a model summarized it. It may be wrong or incomplete: look up again what the answer depends on.';

const MINUTE_MS = 60_000;
/** An older lookup is marked. */
const OLD_MINUTES = 10;

/**
 * The lookups of earlier turns for the model, with their age at `now` (epoch ms). Empty if there is none. `changing`: the customer's newest
 * message may have changed what they found.
 */
export const memoryNote = (lookups: readonly RecalledLookup[], now: number, changing: boolean): string =>
  lookups.length === 0
    ? ''
    : `${LOOKED_UP}\n${lookups
        .map(({ tool, arguments: given, text, at, before_change }) => {
          const minutes = Math.max(0, Math.floor((now - at) / MINUTE_MS));
          const old = minutes >= OLD_MINUTES ? { old: 'yes' } : {};
          const before = before_change || changing ? { before_change: 'yes' } : {};
          const attributes = {
            tool,
            arguments: given,
            minutes_ago: String(minutes),
            ...old,
            ...before,
          };
          return wrapUntrusted('result', text, attributes);
        })
        .join('\n')}`;

const LOOKED_UP =
  'Looked up earlier in this conversation, the newest first. Use it instead of looking it up again. Only look a result up again if the answer depends on it and it may have changed, as one marked old="yes" (more than ten minutes ago) or before_change="yes" (before something was changed), or if the part that you need is cut.';

/** Tells the model of a visitor. The system prompt is the same for every customer, so that the prompt cache serves it to all of them. */
export const VISITOR_NOTE =
  "This customer is not signed in, and is not identified: do not rely on who they say they are, and you cannot look up or change anything of an account or an order. For that, ask them to sign in on the company's website first. Answer general questions as usual.";

/**
 * Replies and moves of people before a message of the customer, with their times (UTC): facts, not instructions. `resumes`: the assistant has
 * the conversation again. The note says so even if the notice of it was not stored.
 */
export const peoplesNote = (posts: readonly Post[], resumes: boolean): string => {
  const lines = posts.map(({ key, kind, author, text, move }) => {
    const at = isoTimeOf(key).slice(0, 16);
    if (kind !== 'reply') return `${at} ${move === null ? escapeTags(text) : MOVES[move]}`;
    return `${at} A colleague wrote to the customer:\n${wrapUntrusted('result', text, author ? { from: author.name } : {})}`;
  });
  const last = posts.findLast(({ move }) => move !== null)?.move ?? null;
  const isTold = last !== null && ENDS.includes(last);
  return [...lines, ...(resumes && !isTold ? ['The conversation is with you again.'] : [])].join('\n');
};

/** Ends of the time in which people have a conversation. */
const ENDS: readonly NoticeMove[] = ['given_back', 'returned', 'closed'];

const MOVES: Readonly<Record<NoticeMove, string>> = {
  handed_off: 'A person was asked for.',
  taken_over: 'A colleague took the conversation over.',
  transferred: 'The conversation was passed to another team.',
  given_back: 'The colleague gave the conversation back to you.',
  returned: 'The customer came back to you.',
  closed: 'The matter was closed.',
  reopened: 'A colleague opened the matter again.',
  overdue: 'No colleague had come yet.',
  requeued: 'The conversation was left for another colleague.',
};

/**
 * Adds notes after the customer's newest message. The text before them is the same in the turns that follow, so that the prompt cache
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
