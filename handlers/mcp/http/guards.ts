import { isJsonContentType, validateHostHeader } from '@modelcontextprotocol/server';
import { agrees, announcedOperation, type Operation } from '../../../core/access/operation.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** Deeper than any message of the protocol, and shallow enough for whatever walks one. */
const MAX_DEPTH = 64;
/** The protocol's own code for headers that say something else than the body. */
const HEADER_MISMATCH = -32020;

type Checked = { readonly rejected: Response } | { readonly body: object };

/** Whether the request is for a host that is served here, and not for one whose name was made to lead here. */
export const isAllowedHost = (host: string | null, allowed: readonly string[] | null): boolean =>
  allowed === null || validateHostHeader(host, [...allowed]).ok;

/** What is wrong with the HTTP request or with its body as JSON-RPC, answered before the protocol's own rules are looked at. */
export const checkRequest = async (request: Request): Promise<Checked> => {
  if (request.method !== 'POST') {
    return refuse(405, -32000, 'Method not allowed: send JSON-RPC requests with POST.', { allow: 'POST' });
  }
  if (!isJsonContentType(request.headers.get('content-type'))) {
    return refuse(415, -32000, 'Unsupported media type: the Content-Type must be application/json.');
  }
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BODY_BYTES) {
    return refuse(413, -32000, `Body too large: at most ${MAX_BODY_BYTES} bytes are taken.`);
  }
  return checkBody(bytes);
};

const checkBody = (bytes: ArrayBuffer): Checked => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(400, -32700, 'Parse error: the body is not valid UTF-8.');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse(400, -32700, 'Parse error: the body is not valid JSON.');
  }
  if (Array.isArray(body))
    return refuse(400, -32600, 'Invalid request: batches are not taken, send one message a request.');
  if (body === null || typeof body !== 'object') {
    return refuse(400, -32600, 'Invalid request: the body must be one JSON-RPC object.');
  }
  const shape = badShape(body);
  return shape === null ? { body } : refuse(400, -32600, `Invalid request: ${shape}`);
};

/** What no message of the protocol has, and what walks or copies one would trip over; level by level, so that no depth is too much. */
const badShape = (body: object): string | null => {
  let level: readonly object[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_DEPTH) return `the body is nested more than ${MAX_DEPTH} levels deep.`;
    if (level.some((value) => Object.hasOwn(value, '__proto__'))) return 'the key __proto__ is not taken.';
    level = level.flatMap((value) =>
      Object.values(value).filter((inner): inner is object => typeof inner === 'object' && inner !== null),
    );
  }
  return null;
};

/** Whoever decided by the headers what the caller may do must not have been told another operation than the body's. */
export const checkAgreement = (request: Request, body: object, operation: Operation): Response | null => {
  const announced = announcedOperation(request.headers.get('mcp-method'), request.headers.get('mcp-name'));
  if (agrees(announced, operation)) return null;
  const message = 'Bad Request: Mcp-Method or Mcp-Name says something else than the body.';
  return errorResponse(400, HEADER_MISMATCH, message, {}, body);
};

const refuse = (status: number, code: number, message: string, headers?: Record<string, string>): Checked => ({
  rejected: errorResponse(status, code, message, headers),
});

/** A JSON-RPC error, with the id of the message that it answers when that is known. */
export const errorResponse = (
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
  answered: object = {},
): Response => {
  const { id } = answered as { id?: unknown };
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: known }, { status, headers });
};
