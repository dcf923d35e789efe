import type { Case } from '../desk/case.ts';
import { type Html, html } from './html.ts';
import { when } from './words.ts';

/** The newest entries of a conversation, in the words of those who wrote them. */
export const conversation = ({ entries, next_cursor }: Case): Html => html`
            ${next_cursor !== null && html`<p class="quiet">Earlier entries are not shown.</p>`}
            <ol class="talk">${entries.map(entry)}</ol>`;

const entry = (each: Case['entries'][number]): Html => {
  if (each.type === 'turn') {
    const { sent_at, message, answer, receipt } = each;
    const answeredAt = new Date(Date.parse(sent_at) + (receipt?.total_ms ?? 0)).toISOString();
    return html`${said('customer', 'Customer', sent_at, message)}${answer !== null && said('assistant', 'Assistant', answeredAt, answer)}`;
  }
  if (each.kind === 'notice') return html`<li class="notice quiet">${each.text}</li>`;
  const name = each.author?.name ?? 'A person';
  return said(each.kind, each.kind === 'note' ? `${name}, to the team` : name, each.at, each.text);
};

const said = (kind: string, name: string, at: string, text: string): Html => html`
              <li class="said ${kind}"><p class="quiet"><b>${name}</b> <time datetime="${at}">${when(at)}</time></p><p class="words" dir="auto">${text}</p></li>`;
