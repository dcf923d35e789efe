import type { Ticket } from '../../results.ts';
import { ticketLink } from './ticket-link.ts';

/** The ticket of another system, among the facts of a case. */
export const TicketFact = ({ ticket }: { readonly ticket: Ticket }) => {
  const { system, id } = ticket;
  const href = ticketLink(ticket);
  return (
    <>
      <dt>Ticket</dt>
      <dd dir="auto">
        {href === null ? (
          `${system} ${id}`
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {system} {id}
            <span class="vh">, in a new tab</span>
          </a>
        )}
      </dd>
    </>
  );
};
