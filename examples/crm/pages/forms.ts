import { randomUUID } from 'node:crypto';
import type { Case } from '../desk/case.ts';
import type { Comment, Ticket } from '../tickets/ticket.ts';
import { type Html, html } from './html.ts';
import { RESOLUTIONS, when } from './words.ts';

/** What a form must send back, so that no other site can send it. */
export interface FormSecrets {
  readonly token: string;
}

const OUTCOMES: Readonly<Record<Comment['outcome'], string>> = {
  sending: 'It is not known whether it was sent',
  sent: 'Sent',
  refused: 'Not sent',
  unknown: 'It is not known whether it was sent',
};

/** The answers from here, and the forms to answer and to close. `found` is the conversation as the reader sees it. */
export const forms = (ticket: Ticket, found: Case | null, { token }: FormSecrets): Html => {
  const last = ticket.comments.at(-1);
  // What the desk refused is put back, to be changed or sent again.
  const draft = last?.outcome === 'refused' ? last.text : '';
  const secret = html`<input type="hidden" name="token" value="${token}">`;
  return html`
          ${
            ticket.comments.length > 0 &&
            html`<section class="card" aria-labelledby="comments">
            <h2 id="comments">Answers from here</h2>
            <ol class="comments">${ticket.comments.map((each) => comment(ticket, each, secret))}</ol>
          </section>`
          }
          ${
            found?.desk.state !== 'closed' &&
            html`<form class="card" method="post" action="/tickets/${ticket.number}/reply">
            ${secret}<input type="hidden" name="id" value="${randomUUID()}">
            <label for="text">Answer the customer</label>
            <textarea id="text" name="text" rows="4" maxlength="8000" required dir="auto">${draft}</textarea>
            <p class="buttons"><button>Send</button></p>
          </form>`
          }
          ${
            found &&
            found.desk.state !== 'closed' &&
            html`<form class="card line" method="post" action="/tickets/${ticket.number}/close">
            ${secret}<input type="hidden" name="id" value="${randomUUID()}"><input type="hidden" name="version" value="${found.version}">
            <label for="resolution">Close as</label>
            <select id="resolution" name="resolution">${Object.entries(RESOLUTIONS).map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select>
            <button class="plain">Close</button>
          </form>`
          }`;
};

const comment = ({ number }: Ticket, { id, text, at, outcome, why }: Comment, secret: Html): Html => html`
              <li class="${outcome}">
                <p class="words" dir="auto">${text}</p>
                <p class="quiet">${when(at)} · <b>${OUTCOMES[outcome]}</b>${why !== null && `: ${why}`}</p>
                ${(outcome === 'unknown' || outcome === 'sending') && html`<form method="post" action="/tickets/${number}/again">${secret}<input type="hidden" name="id" value="${id}"><button class="plain">Send again</button> <span class="quiet">The customer gets it once.</span></form>`}
              </li>`;
