import type { TicketEvent } from '../tickets/event.ts';
import type { Status } from '../tickets/ticket.ts';
import { type Html, html } from './html.ts';

export const STATUS: Readonly<Record<Status, string>> = {
  waiting: 'Waiting',
  open: 'Open',
  returned: 'With the assistant',
  closed: 'Closed',
};

export const RESOLUTIONS = {
  solved: 'Solved',
  not_solved: 'Not solved',
  no_reply: 'No reply',
  spam: 'Spam',
} as const;

/** Why a person is needed. */
const REASONS: Readonly<Record<string, string>> = {
  asked_for_human: 'Asked for a person',
  customer_asked: 'Asked for a person',
  sensitive_topic: 'Sensitive topic',
  model_failed: 'The assistant had no answer',
  answer_blocked: 'The answer was blocked',
  action_unknown: 'The outcome of an action is unknown',
  assistant_asked: 'The assistant asked for a person',
  assistant_promised: 'The assistant promised a person',
  turn_lost: 'A message got no answer',
};

export const reasonInWords = (reason: string): string => REASONS[reason] ?? inWords(reason);

/** Of an ISO 639-1 code; `und` is a language that is not known. */
export const languageInWords = (code: string): string =>
  code === 'und' ? 'Not known' : (new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code);

/** A label such as `no_reply` as words. */
export const inWords = (label: string): string => {
  const words = label.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** An event on one line; null for one that is not listed. */
export const eventInWords = ({ type, data }: TicketEvent): string | null => {
  const { reason, team, assignee, author, resolution } = data;
  switch (type) {
    case 'conversation.handed_off':
      return `Handed off${reason ? `: ${lowerFirst(reasonInWords(reason))}` : ''}`;
    case 'conversation.taken_over':
      return `Taken over by ${assignee?.name ?? 'a person'}`;
    case 'conversation.transferred':
      return `Passed on${team ? ` to the team ${inWords(team)}` : ''}`;
    case 'conversation.overdue':
      return 'Waits for longer than promised';
    case 'conversation.returned':
      return 'Given back to the assistant';
    case 'conversation.closed':
      return `Closed${resolution ? `: ${inWords(resolution).toLowerCase()}` : ''}`;
    case 'conversation.reopened':
      return `Reopened by ${assignee?.name ?? 'a person'}`;
    case 'message.posted':
      return `${author?.name ?? 'A person'} wrote to the customer`;
    case 'message.held':
      return 'The customer wrote';
    case 'conversation.summarized':
      return null;
  }
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The time at which a page is made, and a link that makes it again. */
export const asOf = (path: string): Html => {
  const now = new Date();
  return html`<p class="quiet asof">As of <time datetime="${now.toISOString()}">${now.toLocaleTimeString('en-GB')}</time> · <a href="${path}">Reload</a></p>`;
};

/** A time of ISO 8601 or in epoch milliseconds, in the time zone of this machine. */
export const when = (time: string | number): string =>
  new Date(time).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
