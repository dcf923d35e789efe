import { indented } from '../../../core/text/plain-text.ts';
import { type Entry, isPost } from '../../../core/turn/conversations.ts';

/** Limit of a page, so that one request cannot return megabytes. */
export const MAX_PAGE_BYTES = 256 * 1024;

/** The entries that customers may read: notes are for people of the team only. */
export const forCustomers = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => !isPost(entry) || entry.kind !== 'note');

/** The conversation as text. The entries are oldest first. */
export const inWords = (entries: readonly Entry[]): string => entries.map(entryInWords).join('\n\n');

const entryInWords = (entry: Entry): string => {
  if (isPost(entry))
    return entry.kind === 'reply'
      ? `${entry.author?.name ?? 'Support'}: ${indented(entry.text)}`
      : `(${indented(entry.text)})`;
  const said = `Customer: ${indented(entry.message)}`;
  if (entry.status === 'pending') return `${said}\n(not answered yet)`;
  return entry.status === 'held' ? `${said}\n(passed on to the team)` : `${said}\nSupport: ${indented(entry.answer)}`;
};
