import * as z from 'zod/mini';
import { fromJson } from '../../../core/text/json.ts';
import type { HttpReply } from '../../support/rpc.ts';
import { TRACE } from './verdict.ts';

const Failure = z.strictObject({
  code: z.string(),
  message: z.string().check(z.minLength(10)),
  retryable: z.boolean(),
});
const Session = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.literal(3600),
  customer: z.enum(['visitor', 'named']),
  visitor: z.optional(z.string()),
});
const STATUSES = new Set([400, 401, 405, 413, 429]);

/** The defect of a response of `/session`, or null: its status, its form, whom its token names, or internals in its content. */
export const sessionFault = (method: string, { status, headers, text }: HttpReply): string | null => {
  if (TRACE.test(text)) return `a stack trace: ${text}`;
  if (headers.get('cache-control') !== 'no-store') return 'a response that may be stored';
  if (method === 'HEAD' || status === 204) return text === '' ? null : `a body under ${status}`;
  if (STATUSES.has(status)) return Failure.safeParse(fromJson(text)).success ? null : `no proper error: ${text}`;
  if (status !== 200) return `status ${status}: ${text}`;
  const { data } = Session.safeParse(fromJson(text));
  if (!data) return `no session: ${text}`;
  const [, claims = ''] = data.access_token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly sub: string };
  return sub.startsWith('visitor:') === (data.customer === 'visitor') ? null : `a token of ${sub}`;
};
