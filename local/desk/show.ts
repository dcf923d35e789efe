import { indented, plainLine } from '../../core/text/plain-text.ts';
import type { Case, Entry, Row } from './client.ts';

/** The rows of a queue, numbered for `open`. */
export const showQueue = (rows: readonly Row[]): string =>
  rows.length === 0
    ? 'No conversation.'
    : rows
        .map(
          (row, at) => `${String(at + 1).padStart(3)}  ${oneLine(row.title) || '(no message yet)'}\n     ${about(row)}`,
        )
        .join('\n');

const about = ({ customer, state, team, assignee, reason, waiting_minutes, overdue, contact }: Row): string =>
  [
    oneLine(customer),
    state,
    ...(team === null ? [] : [`team ${team}`]),
    ...(assignee === null ? [] : [`with ${assignee.name}`]),
    ...(waiting_minutes === null ? [] : [`waits ${waiting_minutes} min${overdue ? ', overdue' : ''}`]),
    ...(reason === null ? [] : [reason]),
    ...(contact === null ? [] : [oneLine(contact)]),
  ].join(' · ');

/** A case: who has it, why, and what was written. */
export const showCase = ({ customer, conversation_id, version, desk, entries }: Case): string =>
  [
    `${oneLine(customer)}, ${oneLine(conversation_id)}: ${desk.state}${desk.assignee === null ? '' : `, with ${desk.assignee.name}`}, version ${version}`,
    ...(desk.reason === null
      ? []
      : [`Handed over: ${desk.reason}${desk.words === null ? '' : `, "${indented(desk.words)}"`}`]),
    ...(desk.contact === null ? [] : [`Reach them at ${oneLine(desk.contact)}`]),
    '',
    ...entries.map(showEntry),
  ].join('\n');

export const showEntry = (entry: Entry): string => {
  if (entry.type === 'post') {
    const { kind, author, text } = entry;
    if (kind === 'notice') return `(${indented(text)})`;
    return `${author?.name ?? 'Support'}${kind === 'note' ? ', note for the team' : ''}> ${indented(text)}`;
  }
  const { message, answer, status, lookups, actions } = entry;
  return [
    `customer> ${indented(message)}`,
    ...lookups.map(({ tool, asked, came_back }) => `   looked up ${tool} ${oneLine(asked)}: ${oneLine(came_back)}`),
    ...actions.map(({ title, outcome }) => `   ${title}: ${outcome.replace('_', ' ')}`),
    answer === null
      ? `   (${status === 'held' ? 'waits for you' : 'not answered yet'})`
      : `assistant> ${indented(answer)}`,
  ].join('\n');
};

const MAX_LINE = 160;

const oneLine = (text: string): string => plainLine(text, MAX_LINE);
