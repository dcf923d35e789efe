import type { Customer } from '../customers/customers.ts';
import { type Case, type CaseDesk, ownerInWords } from '../desk/case.ts';
import type { TicketEvent } from '../tickets/event.ts';
import { newest, openedAt, type Status, statusOf, type Ticket } from '../tickets/ticket.ts';
import { conversation } from './conversation.ts';
import { type FormSecrets, forms } from './forms.ts';
import { type Html, html } from './html.ts';
import { chip } from './list-page.ts';
import { page } from './page.ts';
import { asOf, eventInWords, inWords, languageInWords, reasonInWords, when } from './words.ts';

export interface TicketView {
  readonly ticket: Ticket;
  readonly customer: Customer | null;
  /** The conversation as the desk has it, or why it cannot be read. */
  readonly found: Case | string;
  readonly secrets: FormSecrets;
  /** Why the last act was not carried out. */
  readonly problem?: string;
  /** Whether an act was just carried out, whose event may still be on its way. */
  readonly isDone?: boolean;
}

/** A ticket with its conversation, its answers and what happened. */
export const ticketPage = ({ ticket, customer, found, secrets, problem, isDone }: TicketView): Response =>
  page({
    title: `#${ticket.number}`,
    ...(problem !== undefined && { status: 409 }),
    body: html`<main>
      <p class="crumbs"><a href="/">‹ All tickets</a></p>
      <h1>#${ticket.number} ${customer?.name ?? ticket.customer} ${chip(ticket, statusNow(ticket, found))}</h1>
      ${asOf(`/tickets/${ticket.number}`)}
      ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
      ${isDone === true && html`<p class="done" role="status">Done. It appears under “What happened” in a moment.</p>`}
      <div class="columns">
        <div class="stack">
          <section class="card" aria-labelledby="talk">
            <h2 id="talk">Conversation</h2>
            ${typeof found === 'string' ? html`<p class="problem">The conversation cannot be read: ${found}</p>` : conversation(found)}
          </section>
          ${forms(ticket, typeof found === 'string' ? null : found, secrets)}
        </div>
        <aside class="stack">
          ${about(ticket, customer, found)}
          <section class="card" aria-labelledby="happened">
            <h2 id="happened">What happened</h2>
            <ol class="events">${ticket.events.map(happened)}</ol>
          </section>
        </aside>
      </div>
    </main>`,
  });

const STATUS_OF: Readonly<Record<CaseDesk['state'], Status>> = {
  waiting: 'waiting',
  human: 'open',
  bot: 'returned',
  closed: 'closed',
};

/** By the desk, which knows sooner than the events; what is closed stays closed when the conversation goes on with the next episode. */
const statusNow = (ticket: Ticket, found: Case | string): Status => {
  const status = statusOf(ticket);
  return typeof found === 'string' || status === 'closed' ? status : STATUS_OF[found.desk.state];
};

const happened = (event: TicketEvent): Html | null => {
  const words = eventInWords(event);
  return words === null
    ? null
    : html`<li><time class="quiet" datetime="${event.timestamp}">${when(event.timestamp)}</time> ${words}</li>`;
};

const about = (ticket: Ticket, customer: Customer | null, found: Case | string): Html => {
  const field = (key: 'reason' | 'team' | 'language' | 'contact') => newest(ticket, key);
  const [reason, language] = [field('reason'), field('language')];
  const [team, priority, summary] = [field('team'), newest(ticket, 'priority'), newest(ticket, 'summary')];
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['Customer', ticket.customer],
    ['Tier', customer && inWords(customer.tier)],
    ['Since', customer?.since ?? null],
    ['Contact', field('contact')],
    ['Language', language && languageInWords(language)],
    ['Reason', reason && reasonInWords(reason)],
    ['Team', team && inWords(team)],
    ['Priority', priority === null ? null : `${priority} of 100`],
    ['Opened', when(openedAt(ticket))],
    ['Episode', ticket.episode],
  ];
  return html`<section class="card" aria-labelledby="about">
            <h2 id="about">About</h2>
            <dl>${facts.map(([name, value]) => value !== null && html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl>
            ${typeof found !== 'string' && html`<p class="quiet">${ownerInWords(found.desk)}</p>`}
            ${
              summary !== null &&
              html`<h3>Summary</h3>
            <p class="words" dir="auto">${summary}</p>
            <p class="quiet">Written by a model; it may be wrong.</p>`
            }
          </section>`;
};
