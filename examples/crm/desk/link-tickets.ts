import { setTimeout as pause } from 'node:timers/promises';
import type { TicketBook } from '../tickets/ticket-book.ts';
import type { DeskClient } from './desk-client.ts';
import { DeskError } from './desk-error.ts';

const SYSTEM = 'CRM';
/** Another try would fail, too: the conversation is gone, for example, or the next episode has begun. */
const FINAL = ['NOT_FOUND', 'CONFLICT', 'INVALID', 'KEY_REUSED'];
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Tells the desk of the tickets that it does not know yet, one after the other, and tries again until it does. The book keeps them, so that the next
 * process continues after a crash.
 */
export const linkTickets = (book: TicketBook, desk: DeskClient, urlOf: (number: number) => string) => {
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    for (let fails = 0; ; ) {
      const ticket = book.all().findLast(({ linked }) => !linked);
      if (!ticket || stopping.signal.aborted) return;
      const { number, message_id, episode } = ticket;
      try {
        await desk.link(ticket, { system: SYSTEM, id: String(number), url: urlOf(number), episode }, message_id);
        book.linked(number);
        fails = 0;
      } catch (error) {
        const isFinal = error instanceof DeskError && FINAL.includes(error.code);
        process.stderr.write(`Ticket ${number} is not linked: ${error instanceof Error ? error.message : error}\n`);
        if (isFinal) book.linked(number);
        else await pause(Math.min(FIRST_PAUSE_MS * 2 ** fails++, LONGEST_PAUSE_MS), undefined, stopping);
      }
    }
  };
  let running: Promise<void> | null = null;
  const start = (): void => {
    running ??= run()
      .catch(() => {})
      .finally(() => {
        running = null;
      });
  };
  start();
  return {
    /** Looks for tickets that are not linked, unless it is doing so. */
    start,
    close: async (): Promise<void> => {
      stopping.abort();
      await running;
    },
  };
};
