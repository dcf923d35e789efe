import type { Customer } from '../customers/customers.ts';
import { DeskError } from '../desk/desk-error.ts';
import { type AnswerForms, close, readForm, reply, sendComment } from './answer-forms.ts';
import { html } from './html.ts';
import { listPage } from './list-page.ts';
import { page } from './page.ts';
import { ticketPage } from './ticket-page.ts';

interface SiteOptions extends AnswerForms {
  readonly customers: ReadonlyMap<string, Customer>;
}

const TICKET = /^\/tickets\/(\d{1,9})(?:\/(reply|again|close))?$/;

/** The pages and their forms. A request with another host name is redirected. */
export const sitePages = (options: SiteOptions) => {
  const { book, desk, customers, token } = options;
  const show = async (
    number: number,
    { problem, isDone = false }: { problem?: string; isDone?: boolean } = {},
  ): Promise<Response> => {
    const ticket = book.get(number);
    if (!ticket) return notFound();
    const found = await desk.open(ticket).catch((error: unknown) => {
      if (error instanceof DeskError) return error.message;
      throw error;
    });
    const customer = customers.get(ticket.customer) ?? null;
    return ticketPage({
      ticket,
      customer,
      found,
      secrets: { token },
      isDone,
      ...(problem !== undefined && { problem }),
    });
  };

  const act = async (request: Request, number: number, action: string): Promise<Response> => {
    const form = await readForm(request, options);
    if (!form) return notice(403, 'This form is from an earlier run, or from another site', 'Load the page again.');
    const ticket = book.get(number);
    if (!ticket) return notFound();
    const { isDone, problem } =
      action === 'reply'
        ? await reply(options, ticket, form)
        : action === 'close'
          ? await close(options, ticket, form)
          : await sendComment(options, number, form.get('id') ?? '');
    if (problem !== null) return show(number, { problem });
    return new Response(null, { status: 303, headers: { location: `/tickets/${number}${isDone ? '?done' : ''}` } });
  };

  return async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const [, number, action] = TICKET.exec(pathname) ?? [];
    const isForm = request.method === 'POST' && number !== undefined && action !== undefined;
    if (isForm) return act(request, Number(number), action);
    if (request.method !== 'GET') return notice(405, 'Not allowed', 'Pages are read, and forms are sent from them.');
    const url = options.url();
    if (request.headers.get('host') !== new URL(url).host) return Response.redirect(url + pathname, 302);
    if (pathname === '/') return listPage(book.all(), (customer) => customers.get(customer)?.name ?? customer);
    return number !== undefined && action === undefined
      ? show(Number(number), { isDone: searchParams.has('done') })
      : notFound();
  };
};

const notice = (status: number, title: string, words: string): Response =>
  page({ status, title, body: html`<main><h1>${title}</h1><p>${words}</p><p><a href="/">All tickets</a></p></main>` });

const notFound = (): Response => notice(404, 'Not found', 'There is no such page or ticket.');
