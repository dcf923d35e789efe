import { cut, labelled, table } from './columns.ts';
import type { Case, Desk, Entry, Row } from './results.ts';

const HEADINGS = ['#', 'waits', 'with', 'team', 'why', 'customer', 'about'];

/** The rows of a queue, numbered for `open`. */
export const showQueue = (rows: readonly Row[], width: number): string =>
  rows.length === 0 ? 'No conversation.' : table(HEADINGS, rows.map(cellsOf), width);

const cellsOf = (row: Row, at: number): string[] => [
  String(at + 1),
  row.waiting_minutes === null ? '' : `${timeOf(row.waiting_minutes)}${row.overdue ? ', late' : ''}`,
  row.assignee?.name ?? '',
  row.team ?? '',
  WHY[row.reason ?? ''] ?? '',
  row.customer,
  row.title || '(no message yet)',
];

/** Opening hours, which is how long a customer waits. */
const timeOf = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;

const WHY: Readonly<Record<string, string>> = {
  asked_for_human: 'asks for a person',
  customer_asked: 'asks for a person',
  sensitive_topic: 'sensitive topic',
  model_failed: 'no model answered',
  answer_blocked: 'answer was blocked',
  action_unknown: 'action: unclear outcome',
  assistant_asked: 'assistant needs you',
  assistant_promised: 'assistant promised you',
};

/** Who has a conversation. */
export const showOwner = ({ state, team, assignee }: Desk): string => {
  const owner = { bot: 'with the assistant', human: `with ${assignee?.name ?? 'a person'}`, closed: 'closed' }[state];
  return owner ?? `waiting for a person${team === null ? '' : ` of the team ${team}`}`;
};

/** A case: who has it, why, and what was written. */
export const showCase = (
  { customer, conversation_id, desk, profile, summary, entries }: Case,
  width: number,
): string => {
  const { reason, words, contact } = desk;
  const facts: readonly (readonly [label: string, fact: string | null])[] = [
    ['Customer', `${customer}, ${conversation_id}`],
    ['Profile', profile?.fields.map(({ name, value }) => `${name} ${value}`).join(', ') ?? null],
    ['Now', showOwner(desk)],
    ['Why', reason && `${WHY[reason] ?? reason}${words === null ? '' : `: "${words}"`}`],
    ['Reach at', contact],
    ['Summary', summary && `${summary.text} (by a model)`],
  ];
  return [
    ...facts.flatMap(([label, fact]) => (fact === null ? [] : [labelled(label, fact, width)])),
    '',
    ...entries.map((entry) => showEntry(entry, width)),
  ].join('\n');
};

export const showEntry = (entry: Entry, width: number): string => {
  const line = (label: string, text: string) => labelled(label, text, width);
  if (entry.type === 'post') {
    const { kind, author, text } = entry;
    const name = author?.name ?? 'Support';
    if (kind === 'notice') return line('', `(${text})`);
    return kind === 'note' ? line('note', `${text} (${name}, for the team)`) : line(name, text);
  }
  const { message, answer, status, lookups, actions } = entry;
  return [
    line('customer', message),
    ...lookups.map(({ tool, asked, came_back }) =>
      line('looked up', cut(`${tool} ${asked}: ${came_back}`, MAX_LOOKUP)),
    ),
    ...actions.map(({ title, outcome }) => line('action', `${title}: ${outcome.replace('_', ' ')}`)),
    ...(answer !== null ? [line('assistant', answer)] : status === 'held' ? [] : [line('', '(not answered yet)')]),
  ].join('\n');
};

const MAX_LOOKUP = 200;
