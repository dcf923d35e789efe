import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { guard, PATH as MCP_PATH } from '../store/guard.ts';
import { serveLoopback } from '../store/serve-loopback.ts';
import { customerServer } from './customers/customer-server.ts';
import { readCustomers } from './customers/customers.ts';
import { accessToken, type Credentials } from './desk/access-token.ts';
import { deskClient } from './desk/desk-client.ts';
import { linkTickets } from './desk/link-tickets.ts';
import { sitePages } from './pages/site-pages.ts';
import { WANTED } from './tickets/event.ts';
import type { Ticket } from './tickets/ticket.ts';
import { openTicketBook } from './tickets/ticket-book.ts';
import { receiveWebhook } from './webhooks/receive-webhook.ts';

export interface CrmOptions {
  /** 0 selects a free port. */
  readonly port: number;
  /** The signing secret of webhooks, or two with a space between them. */
  readonly webhookSecrets: string;
  /** URL of the desk's MCP endpoint. */
  readonly desk: string;
  /** How it gets its token for the desk; without them, it sends none. */
  readonly credentials?: Credentials;
  /** If set, every request to its own MCP endpoint must carry it as bearer token. */
  readonly mcpToken?: string;
  /** Folder for tickets; by default they are in memory. */
  readonly dataDir?: string;
}

export interface Crm {
  /** Its origin. */
  readonly url: string;
  /** Where webhooks are sent, and the event types to subscribe to. */
  readonly webhooks: { readonly url: string; readonly events: readonly string[] };
  /** Newest first. */
  readonly tickets: readonly Ticket[];
  close(): Promise<void>;
}

/** Starts a small CRM. Throws a one-line error when the port is in use or a ticket in the folder is damaged. */
export const startCrm = async (options: CrmOptions): Promise<Crm> => {
  const { port, webhookSecrets, credentials, mcpToken, dataDir } = options;
  let url = '';
  const book = openTicketBook(dataDir);
  const desk = deskClient(options.desk, credentials ? accessToken(credentials) : null);
  const customers = readCustomers();
  const mcp = customerServer(customers);
  let links: ReturnType<typeof linkTickets> | null = null;
  const webhook = receiveWebhook(webhookSecrets, book, () => links?.start());
  const tools = guard(mcp.fetch, mcpToken);
  const pages = sitePages({ book, desk, customers, url: () => url, token: randomBytes(24).toString('base64url') });
  const style = readFileSync(new URL('static/crm.css', import.meta.url));

  const server = await serveLoopback(port, async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/webhooks') return webhook(request);
    if (pathname === MCP_PATH) return tools(request);
    if (pathname === '/crm.css') return new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8' } });
    return pages(request);
  }).catch((error) => {
    book.close();
    throw error;
  });
  url = `http://127.0.0.1:${server.port}`;
  links = linkTickets(book, desk, (number) => `${url}/tickets/${number}`);
  return {
    url,
    webhooks: { url: `${url}/webhooks`, events: WANTED },
    get tickets() {
      return book.all();
    },
    close: async () => {
      await server.close();
      await links?.close();
      await mcp.close();
      book.close();
    },
  };
};
