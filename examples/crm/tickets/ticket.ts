import type { TicketEvent } from './event.ts';

/** An answer that was written here. */
export interface Comment {
  readonly id: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `sending`: the process died before the result was known. */
  readonly outcome: 'sending' | 'sent' | 'refused' | 'unknown';
  readonly why: string | null;
}

/** One for each episode of a conversation that was handed off. */
export interface Ticket {
  readonly number: number;
  /** The `message_id` of its `link_ticket`, the same for each try. */
  readonly message_id: string;
  readonly customer: string;
  readonly conversation: string;
  readonly episode: number;
  /** In the order in which they happened. */
  readonly events: readonly TicketEvent[];
  readonly comments: readonly Comment[];
  readonly linked: boolean;
}

export type Status = 'waiting' | 'open' | 'returned' | 'closed';

const STATUS_AFTER: Readonly<Record<TicketEvent['type'], Status | null>> = {
  'conversation.handed_off': 'waiting',
  'conversation.transferred': 'waiting',
  'conversation.overdue': 'waiting',
  'conversation.taken_over': 'open',
  'conversation.reopened': 'open',
  'conversation.returned': 'returned',
  'conversation.closed': 'closed',
  'conversation.summarized': null,
  'message.posted': null,
  'message.held': null,
};

/** The status after the last event that changes it. */
export const statusOf = ({ events }: Ticket): Status => {
  const last = events.findLast(({ type }) => STATUS_AFTER[type] !== null);
  return (last && STATUS_AFTER[last.type]) ?? 'waiting';
};

/** The person or program that has the conversation; null without one. */
export const assigneeOf = (ticket: Ticket): string | null =>
  statusOf(ticket) === 'open'
    ? (ticket.events.findLast(({ data }) => data.assignee)?.data.assignee?.name ?? null)
    : null;

/** Whether the customer has waited longer than promised. */
export const isOverdue = (ticket: Ticket): boolean =>
  statusOf(ticket) === 'waiting' &&
  ticket.events.findLast(({ type }) => STATUS_AFTER[type] !== null)?.type === 'conversation.overdue';

/** The newest value of a field that events have. */
export const newest = <K extends keyof TicketEvent['data']>(
  { events }: Ticket,
  field: K,
): NonNullable<TicketEvent['data'][K]> | null =>
  events.findLast(({ data }) => data[field] != null)?.data[field] ?? null;

/** When it was opened, and last changed: ISO 8601. */
export const openedAt = ({ events }: Ticket): string =>
  events.find(({ type }) => type === 'conversation.handed_off')?.timestamp ?? '';
export const changedAt = ({ events }: Ticket): string => events.at(-1)?.timestamp ?? '';

/** Orders events by `sequence`, those with the same one by time. An event without one follows the last event that is not later. */
export const inOrder = (events: readonly TicketEvent[]): readonly TicketEvent[] => {
  const byTime = (a: TicketEvent, b: TicketEvent) => a.timestamp.localeCompare(b.timestamp) || a.id.localeCompare(b.id);
  const { ordered = [], timed = [] } = Object.groupBy(events, ({ sequence }) =>
    sequence === null ? 'timed' : 'ordered',
  );
  const placed = ordered.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0) || byTime(a, b));
  for (const event of timed.toSorted(byTime))
    placed.splice(placed.findLastIndex(({ timestamp }) => timestamp <= event.timestamp) + 1, 0, event);
  return placed;
};
