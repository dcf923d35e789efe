import { randomBytes } from 'node:crypto';
import { openTicketBook } from '../../../examples/crm/tickets/ticket-book.ts';
import { receiveWebhook } from '../../../examples/crm/webhooks/receive-webhook.ts';
import type { Seeded } from '../../eval/invariants/seeded.ts';
import { startHttp } from '../http-stand-in.ts';

/** An event as it arrived. */
interface Received {
  readonly type: string;
  readonly id: string;
  readonly timestamp: string;
  readonly sequence: number | null;
  readonly data: { readonly conversation?: string; readonly episode?: number };
}

/** The sample CRM's receiver on a connection that fails by chance: in front of the CRM, or behind it, when the event is stored and nobody hears of it. */
export const startReceiver = async () => {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  let book = openTicketBook();
  let take = receiveWebhook(secret, book, () => {});
  let random = null as Seeded | null;
  const received: Received[] = [];
  const server = await startHttp(async ({ headers, body }, response) => {
    if (random?.chance(0.15)) return void response.writeHead(random.pick([301, 404, 429, 500, 503])).end();
    const request = new Request('http://crm/webhooks', {
      ...{ method: 'POST', body },
      headers: Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    });
    const answer = await take(request);
    if (answer.ok) received.push({ ...JSON.parse(body), id: String(headers['webhook-id']) });
    if (random?.chance(0.15)) return void response.destroy();
    response.writeHead(answer.status).end();
  });
  return {
    ...{ url: server.url, secret, received },
    tickets: () => book.all(),
    /** Empties it; from now on it fails by `chances`, or never. */
    begin: (chances: Seeded | null) => {
      random = chances;
      received.length = 0;
      book = openTicketBook();
      take = receiveWebhook(secret, book, () => {});
    },
    succeed: () => {
      random = null;
    },
    close: server.close,
  };
};
