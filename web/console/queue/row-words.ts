import { isVisitor, VISITOR } from '../../../core/access/visitor.ts';
import type { Desk, Row, Settings, Team } from '../results.ts';
import { ago, minutesInWords } from '../shell/times.ts';

/** The displayed name of a customer: their id, or for a visitor the first characters of it. */
export const nameOf = (customer: string): string =>
  isVisitor(customer) ? `Visitor ${customer.slice(VISITOR.length, VISITOR.length + 4)}` : customer;

/** A team's title in the console's language. */
export const teamTitle = (teams: readonly Team[], name: string): string => {
  const title = teams.find((team) => team.name === name)?.title ?? {};
  const words = title.en ?? Object.values(title)[0] ?? name;
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export interface RowTime {
  readonly text: string;
  readonly tone: 'late' | 'wrote' | 'calm';
}

/** The end of a row: how long its customer waits or is overdue, who has the conversation, whether the customer wrote last, or when it ended. */
export const rowTime = (
  { state, assignee, waiting_minutes: minutes, overdue, last_message_at, last_reply_at }: Row,
  you: string | null,
  promised: Settings['playbook']['first_reply_minutes'] | null,
  now: number,
): RowTime => {
  if (state === 'waiting' && minutes !== null) {
    if (!overdue) return { text: minutes === 0 ? 'now' : minutesInWords(minutes), tone: 'calm' };
    return {
      text:
        promised === null
          ? `${minutesInWords(minutes)}, late`
          : `${minutesInWords(Math.max(1, minutes - promised))} late`,
      tone: 'late',
    };
  }
  if (state !== 'human') return { text: last_message_at === null ? '' : ago(last_message_at, now), tone: 'calm' };
  const isUnanswered = last_message_at !== null && (last_reply_at === null || last_message_at > last_reply_at);
  return assignee?.id === you && isUnanswered
    ? { text: `wrote ${ago(last_message_at, now)}`, tone: 'wrote' }
    : { text: ownerInWords({ state, assignee }, you), tone: 'calm' };
};

/** Who has a conversation. `you` is the reader's id. */
export const ownerInWords = ({ state, assignee }: Pick<Desk, 'state' | 'assignee'>, you: string | null): string =>
  ({
    bot: 'With the assistant',
    waiting: 'Waiting for a person',
    human: assignee !== null && assignee.id === you ? 'With you' : `With ${assignee?.name ?? 'a person'}`,
    closed: 'Closed',
  })[state];

export const moodOf = (sentiment: Desk['sentiment']): 'up' | 'flat' | 'down' =>
  (({ positive: 'up', negative: 'down' }) as const)[sentiment?.label ?? ''] ?? 'flat';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** Code of a language that could not be told. */
const UNKNOWN = 'und';

/** Whether a language is known. A conversation in an unknown language is shown to everybody. */
export const isLanguage = (code: string | null): code is string => code !== null && code !== UNKNOWN;

/** `German`; the code itself where it is not valid. */
export const languageName = (code: string): string => {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
};
