import { createHash, timingSafeEqual } from 'node:crypto';
import { ownerInWords } from '../desk/case.ts';
import type { DeskClient } from '../desk/desk-client.ts';
import { DeskError } from '../desk/desk-error.ts';
import { readBody } from '../read-body.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { TicketBook } from '../tickets/ticket-book.ts';
import { RESOLUTIONS } from './words.ts';

const MAX_BYTES = 64 * 1024;
const MAX_CHARACTERS = 8000;

/** The result of a form: whether it was carried out, and why not; null if the ticket shows why. */
type Answered = { readonly isDone: boolean; readonly problem: string | null };

export interface AnswerForms {
  readonly book: TicketBook;
  readonly desk: DeskClient;
  /** The origin of the pages. */
  readonly url: () => string;
  readonly token: string;
}

/** The form of a request, or null unless a page of this program sent it. */
export const readForm = async (
  request: Request,
  { url, token }: Pick<AnswerForms, 'url' | 'token'>,
): Promise<URLSearchParams | null> => {
  if (request.headers.get('origin') !== url()) return null;
  const form = new URLSearchParams((await readBody(request, MAX_BYTES))?.toString());
  return timingSafeEqual(digest(form.get('token') ?? ''), digest(token)) ? form : null;
};

/** The same for a form that is sent twice; another one if it was changed in between. */
const idOf = (form: URLSearchParams, ...parts: readonly string[]): string =>
  digest(JSON.stringify([form.get('id'), ...parts]))
    .toString('hex')
    .slice(0, 32);

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Answers the customer. The answer is stored first, and its id is the message_id: however often it is sent, the customer gets it once. */
export const reply = async ({ book, desk }: AnswerForms, ticket: Ticket, form: URLSearchParams): Promise<Answered> => {
  const text = form.get('text')?.trim().replaceAll('\r\n', '\n') ?? '';
  const id = idOf(form, text);
  if (text === '' || text.length > MAX_CHARACTERS)
    return { isDone: false, problem: `An answer has 1 to ${MAX_CHARACTERS} characters. Nothing was sent.` };
  book.comment(ticket.number, id, text);
  return sendComment({ book, desk }, ticket.number, id);
};

/** Sends a stored answer, for the first time or again. */
export const sendComment = async (
  { book, desk }: Pick<AnswerForms, 'book' | 'desk'>,
  number: number,
  id: string,
): Promise<Answered> => {
  const ticket = book.get(number);
  const comment = ticket?.comments.find((each) => each.id === id);
  if (!ticket || !comment) return { isDone: false, problem: 'There is no such answer.' };
  if (comment.outcome === 'sent' || comment.outcome === 'refused')
    return { isDone: comment.outcome === 'sent', problem: null };
  try {
    await desk.reply(ticket, comment.text, id);
    book.sent(number, id, 'sent');
    return { isDone: true, problem: null };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    book.sent(number, id, error.retryable ? 'unknown' : 'refused', whyNot(error, ''));
    return { isDone: false, problem: null };
  }
};

/** Closes the conversation, at the version that the reader of the page has seen. */
export const close = async ({ desk }: AnswerForms, ticket: Ticket, form: URLSearchParams): Promise<Answered> => {
  const [version, resolution] = [form.get('version') ?? '', form.get('resolution') ?? ''];
  if (!/^\d{1,9}$/.test(version) || !Object.hasOwn(RESOLUTIONS, resolution))
    return { isDone: false, problem: 'The form is not complete. Load the page again.' };
  try {
    await desk.close(ticket, Number(version), resolution, idOf(form, version, resolution));
    return { isDone: true, problem: null };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const unknown = 'It is not known whether the conversation was closed';
    return { isDone: false, problem: `${error.retryable ? unknown : 'Not closed'}: ${whyNot(error, CHANGED)}` };
  }
};

const CHANGED = 'The customer wrote, or another person acted first. Read the conversation, then try again. ';

/** `CONFLICT` says who has the conversation now. */
const whyNot = ({ code, message, desk }: DeskError, changed: string): string =>
  code === 'CONFLICT' && desk ? `${changed}${ownerInWords(desk)}` : message;
