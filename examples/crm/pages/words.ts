import type { TicketEvent } from '../tickets/event.ts';
import type { Status } from '../tickets/ticket.ts';

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

/** A label such as `asked_for_human` as words. */
export const inWords = (label: string): string => {
  const words = label.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** An event on one line; null for one that is not listed. */
export const eventInWords = ({ type, data }: TicketEvent): string | null => {
  const { reason, team, assignee, author, resolution } = data;
  switch (type) {
    case 'conversation.handed_off':
      return `Handed off${reason ? `: ${inWords(reason).toLowerCase()}` : ''}`;
    case 'conversation.taken_over':
      return `Taken over by ${assignee?.name ?? 'a person'}`;
    case 'conversation.transferred':
      return `Passed on${team ? ` to the team ${team}` : ''}`;
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

/** A time of ISO 8601 or in epoch milliseconds, in the time zone of this machine. */
export const when = (time: string | number): string =>
  new Date(time).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
