import * as z from 'zod';
import { TicketEvent } from './event.ts';

const number = z.int();
const at = z.int();

/** A line of the journal: everything that the tickets are made of. Times are epoch milliseconds. */
export const Entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    /** The `webhook-id`. */
    id: z.string(),
    event: TicketEvent,
    /** The ticket that it opens, with the message_id by which the desk is told of it; null for any other event. */
    opens: z.nullable(z.object({ number, message_id: z.string() })),
  }),
  /** The desk knows the ticket's number, or has refused it for good. */
  z.object({ kind: z.literal('linked'), number }),
  /** An answer to the customer, before it is sent. Its id is its message_id. */
  z.object({ kind: z.literal('comment'), number, id: z.string(), text: z.string(), at }),
  /** The result of sending it. `unknown`: it may have been sent, and can be sent again. */
  z.object({
    kind: z.literal('sent'),
    number,
    id: z.string(),
    outcome: z.enum(['sent', 'refused', 'unknown']),
    why: z.nullable(z.string()),
  }),
  /** A customer was erased, and the journal no longer names them. `next` is the next number, so that none is given twice. */
  z.object({ kind: z.literal('erased'), id: z.string(), next: number }),
]);
export type Entry = z.output<typeof Entry>;
