import * as z from 'zod';

/** The event types that open or change a ticket. Others are not subscribed to. */
const TICKET_EVENTS = [
  'conversation.handed_off',
  'conversation.taken_over',
  'conversation.transferred',
  'conversation.overdue',
  'conversation.returned',
  'conversation.closed',
  'conversation.reopened',
  'conversation.summarized',
  'message.posted',
  'message.held',
] as const;

const text = z.string();
const Person = z.object({ id: text, name: text });

/** What is read of an event. Fields that its type does not have are absent. */
export const TicketEvent = z.object({
  type: z.enum(TICKET_EVENTS),
  id: text,
  timestamp: z.iso.datetime(),
  /** Orders the events of a conversation, in whatever order they arrive; null for an event that has only its time. */
  sequence: z.int().nullable(),
  data: z.object({
    customer: text,
    conversation: text,
    episode: z.int(),
    reason: text.nullish(),
    team: text.nullish(),
    language: text.nullish(),
    /** 0 to 100. */
    priority: z.number().nullish(),
    contact: text.nullish(),
    summary: text.nullish(),
    assignee: Person.nullish(),
    author: Person.nullish(),
    resolution: text.nullish(),
  }),
});
export type TicketEvent = z.output<typeof TicketEvent>;

export const ErasedEvent = z.object({ type: z.literal('customer.erased'), data: z.object({ customer: text }) });

/** Whether an event of this type is of interest here. */
export const isWanted = (type: unknown): boolean => WANTED.includes(String(type));

/** The event types to subscribe to. */
export const WANTED: readonly string[] = [...TICKET_EVENTS, 'customer.erased'];
