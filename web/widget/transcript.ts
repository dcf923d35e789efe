import { LEAVE_CONTACT } from '../../core/desk/leave-contact.ts';
import type { Desk, Outcome, Page, Post, Proposal, Reply, Turn } from './results.ts';

export type Entry = Turn | Post;

export const isTurn = (entry: Entry): entry is Turn => 'turn_id' in entry;

/** Entries sort by it. It begins with the epoch milliseconds of the entry. */
const keyOf = (entry: Entry): string => (isTurn(entry) ? entry.turn_id : entry.id);

export const timeOf = (entry: Entry): number => Number(keyOf(entry).slice(0, 13));

/** Adds what was read, in order. A poll that was sent earlier takes no answer away. */
export const merge = (entries: readonly Entry[], read: Pick<Page, 'turns' | 'messages'>): readonly Entry[] => {
  const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
  for (const entry of [...read.turns, ...read.messages]) {
    const before = known.get(keyOf(entry));
    if (!before || !isTurn(entry) || entry.status !== 'pending') known.set(keyOf(entry), { ...before, ...entry });
  }
  return [...known.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
};

/** The turn of a message that was answered. */
export const turnOf = (message: string, reply: Reply): Turn => {
  const { turn_id, message_id, status, answer, sentiment, citations, proposal, actions } = reply;
  const held = status === 'held';
  return {
    ...{ turn_id, message_id, status, message, sentiment, citations, proposal, actions, feedback: null },
    answer: held ? null : answer,
  };
};

/** Whether the customer can still agree to a turn's proposal: it is the newest entry, and the assistant has the conversation. */
export const isOpen = (entries: readonly Entry[], { state }: Desk, { turn_id }: Turn): boolean => {
  const last = entries.at(-1);
  return state === 'bot' && last !== undefined && isTurn(last) && last.turn_id === turn_id;
};

/** What became of a proposal, action by action; null if it was not carried out. */
export const outcomesOf = (entries: readonly Entry[], { id }: Proposal): readonly Outcome[] | null => {
  const told = entries.find((entry) => isTurn(entry) && entry.actions.some((action) => action.id === id));
  return told && isTurn(told) ? told.actions.map(({ outcome }) => outcome) : null;
};

/** Whether the customer got an answer, of the assistant or of a person. */
export const isAnswered = (entry: Entry): boolean =>
  isTurn(entry) ? entry.status === 'answered' : entry.kind === 'reply';

/** The notice with which the conversation ends; null if it ends with something else. */
export const lastNotice = (entries: readonly Entry[]): Post | null => {
  const last = entries.at(-1);
  return last && !isTurn(last) && last.kind === 'notice' ? last : null;
};

/** Whether the newest sentence of code or the assistant says that the customer may leave an address. */
export const offersContact = (entries: readonly Entry[]): boolean => {
  const last = entries.findLast((entry) => (isTurn(entry) ? entry.answer !== null : entry.kind === 'notice'));
  const text = last && (isTurn(last) ? (last.answer ?? '') : last.text);
  return text !== undefined && Object.values(LEAVE_CONTACT).some((sentence) => text.includes(sentence));
};
