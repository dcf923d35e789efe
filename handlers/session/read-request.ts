import { fromJson, isRecord } from '../../core/text/json.ts';
import { SessionError } from './session-error.ts';

const MAX_BODY_BYTES = 16 * 1024;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** The fields of a body: the JWT of the company's server, and the credential of a visitor. A missing field is null. */
export interface Asked {
  readonly identity: string | null;
  readonly visitor: string | null;
}

/** Reads the JSON body of a request. Unknown fields are ignored. Throws `SessionError`. */
export const readRequest = (request: Request, body: Uint8Array): Asked => {
  // With some other types, a page of another origin could send it without a preflight request.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new SessionError('INVALID', 'The Content-Type must be application/json.');
  if (body.byteLength > MAX_BODY_BYTES)
    throw new SessionError('TOO_LARGE', `The body is too large: the limit is ${MAX_BODY_BYTES} bytes.`);
  const value = fromJson(textOf(body));
  if (!isRecord(value))
    throw new SessionError('INVALID', 'The body must be one uncompressed JSON object in UTF-8: {} for a new visitor.');
  return { identity: field(value, 'identity'), visitor: field(value, 'visitor') };
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return '';
  }
};

const field = (body: Readonly<Record<string, unknown>>, name: keyof Asked): string | null => {
  const value = Object.hasOwn(body, name) ? (body[name] ?? null) : null;
  if (value === null || (typeof value === 'string' && value !== '')) return value;
  throw new SessionError('INVALID', `${name}: it must be non-empty text, or be left out.`);
};
