import type { HttpReply } from '../../support/rpc.ts';

/** The allowed statuses: success, accepted, and client errors. */
const STATUSES = new Set([200, 202, 204, 400, 401, 403, 404, 405, 406, 413, 415]);
/** No client may cause it. */
const INTERNAL = -32603;
/** Not the position of a stack trace, though a customer's text before it may contain "at". */
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
export const TRACE = /\bat .+:\d+:\d+|node_modules|\.ts:\d|file:\/\//;

/** The defect of a response, or null: its status, its form, or internals in its content. */
export const fault = (method: string, { status, headers, text }: HttpReply): string | null => {
  if (!STATUSES.has(status)) return `status ${status}: ${text}`;
  if (TRACE.test(text.replace(TIME, ''))) return `a stack trace: ${text}`;
  if (headers.has('mcp-session-id')) return 'a session id from a stateless server';
  if (method === 'HEAD' || status === 204 || status === 202) return text === '' ? null : `a body under ${status}`;
  const type = headers.get('content-type') ?? '';
  // The home page is at `/`.
  if (method === 'GET' && type.startsWith('text/html'))
    return headers.has('content-security-policy') ? null : 'a page without a policy';
  return (
    bodies(type, text)
      .map(badMessage)
      .find((bad) => bad !== null) ?? null
  );
};

/** The JSON texts of a body, which may be an event stream. */
const bodies = (type: string, text: string): string[] => {
  if (!type.startsWith('text/event-stream')) return [text];
  return text.split('\n').flatMap((line) => (line.startsWith('data:') && line.length > 6 ? [line.slice(5)] : []));
};

const badMessage = (text: string): string | null => {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return `no JSON: ${text.slice(0, 200)}`;
  }
  if (typeof message !== 'object' || message === null) return `no message: ${text}`;
  const { jsonrpc, id, result, error, method } = message as Record<string, unknown>;
  if (jsonrpc !== '2.0') return `no JSON-RPC 2.0: ${text}`;
  if (method !== undefined) return id === undefined ? null : `a request from the server: ${text}`;
  if ((result === undefined) === (error === undefined)) return `neither result nor error, or both: ${text}`;
  if (error === undefined) return null;
  const { code, message: words } = error as Record<string, unknown>;
  if (code === INTERNAL) return `an internal error: ${text}`;
  return Number.isInteger(code) && typeof words === 'string' && words !== '' ? null : `no proper error: ${text}`;
};
