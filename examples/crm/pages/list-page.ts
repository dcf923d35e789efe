import {
  assigneeOf,
  changedAt,
  isOverdue,
  newest,
  openedAt,
  type Status,
  statusOf,
  type Ticket,
} from '../tickets/ticket.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { asOf, reasonInWords, STATUS, when } from './words.ts';

const REFRESH_SECONDS = 10;

/** The list of tickets: those that are not closed first, newest first. It loads itself again. */
export const listPage = (tickets: readonly Ticket[], nameOf: (customer: string) => string): Response => {
  const { open = [], closed = [] } = Object.groupBy(tickets, (ticket) =>
    statusOf(ticket) === 'closed' ? 'closed' : 'open',
  );
  return page({
    title: `${open.length} open`,
    refresh: REFRESH_SECONDS,
    body: html`<main>
      <h1>Tickets <span class="count">${open.length} open</span></h1>
      ${asOf('/')}
      ${tickets.length === 0 ? NOTHING : html`<ul class="tickets">${[...open, ...closed].map((each) => row(each, nameOf))}</ul>`}
    </main>`,
  });
};

const NOTHING = html`<p class="card empty">No tickets yet. One is opened when a conversation is handed off to a person.</p>`;

const row = (ticket: Ticket, nameOf: (customer: string) => string): Html => {
  const [reason, assignee] = [newest(ticket, 'reason'), assigneeOf(ticket)];
  return html`
        <li><a class="row" href="/tickets/${ticket.number}">
          <b class="number">#${ticket.number}</b>
          <span class="who">${nameOf(ticket.customer)}</span>
          <span class="why">${reason ? reasonInWords(reason) : 'Handed off'}${assignee !== null && ` · ${assignee}`}</span>
          ${chip(ticket, statusOf(ticket))}
          <time class="quiet" datetime="${changedAt(ticket)}" title="Opened ${when(openedAt(ticket))}">${when(changedAt(ticket))}</time>
        </a></li>`;
};

export const chip = (ticket: Ticket, status: Status): Html => {
  const isLate = status === 'waiting' && isOverdue(ticket);
  return html`<span class="chip ${isLate ? 'overdue' : status}">${isLate ? 'Overdue' : STATUS[status]}</span>`;
};
