import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { readBody } from '../read-body.ts';
import { ErasedEvent, isWanted, TicketEvent } from '../tickets/event.ts';
import type { TicketBook } from '../tickets/ticket-book.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Answers a webhook: verifies the signature of the raw bytes, stores the event, and responds. Everything else happens afterwards, because the
 * sender waits for the response. `secrets` has one signing secret, or two with a space between them while one replaces the other.
 */
export const receiveWebhook = (secrets: string, book: TicketBook, onStored: () => void) => {
  const keys = secrets.split(' ').map((secret) => new Webhook(secret));
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') return said(405, 'Send webhooks by POST.', { allow: 'POST' });
    const body = await readBody(request, MAX_BYTES);
    if (!body) return said(413, 'The webhook is too large.');
    const headers = Object.fromEntries(request.headers);
    if (!keys.some((key) => isSigned(key, body, headers)))
      return said(401, 'The signature is wrong, or its time is more than five minutes off.');
    // The signature covers it.
    const id = headers['webhook-id'] ?? '';
    const event = parsed(body);
    // Frontdesk may send types that this program does not know: that is no error.
    if (event && !isWanted(event.type)) return new Response(null, { status: 204 });
    const [ticket, erased] = [TicketEvent.safeParse(event), ErasedEvent.safeParse(event)];
    if (erased.success) book.erase(id, erased.data.data.customer);
    else if (ticket.success) book.take(id, ticket.data);
    else return said(400, 'The event is not valid.');
    onStored();
    return new Response(null, { status: 204 });
  };
};

const isSigned = (key: Webhook, body: Buffer, headers: Record<string, string>): boolean => {
  try {
    key.verify(body, headers, { jsonParse: false });
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
};

const parsed = (body: Buffer): { readonly type?: unknown } | null => {
  try {
    const event: unknown = JSON.parse(body.toString());
    return typeof event === 'object' ? event : null;
  } catch {
    return null;
  }
};

const said = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  new Response(`${message}\n`, { status, headers });
