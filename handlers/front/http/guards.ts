import { isJsonContentType } from '@modelcontextprotocol/server';
import { agrees, announcedOperation, type Operation } from '../../../core/access/operation.ts';
import { fromJson, isRecord } from '../../../core/text/json.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** No message of the protocol nests deeper, and code that walks a message recursively is safe at this depth. */
const MAX_DEPTH = 64;
/** The protocol's error code for headers that contradict the body. */
const HEADER_MISMATCH = -32020;

type Checked = { readonly rejected: Response } | { readonly body: object };

/** Checks the HTTP request and the shape of its JSON-RPC body, before the SDK applies the rules of the protocol. */
export const checkRequest = (request: Request, body: Uint8Array): Checked => {
  if (request.method !== 'POST') {
    return reject(405, -32000, 'Method not allowed: send JSON-RPC requests with POST.', { allow: 'POST' });
  }
  if (!isJsonContentType(request.headers.get('content-type'))) {
    return reject(415, -32000, 'Unsupported media type: the Content-Type must be application/json.');
  }
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    return reject(415, -32000, 'Unsupported content encoding: send the body uncompressed.', {
      'accept-encoding': 'identity',
    });
  }
  if (body.byteLength > MAX_BODY_BYTES) {
    return reject(413, -32000, `Body too large: the limit is ${MAX_BODY_BYTES} bytes.`);
  }
  return checkBody(body);
};

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

const checkBody = (bytes: Uint8Array): Checked => {
  let text: string;
  try {
    text = UTF_8.decode(bytes);
  } catch {
    return reject(400, -32700, 'Parse error: the body is not valid UTF-8.');
  }
  const body = fromJson(text);
  if (body === undefined) return reject(400, -32700, 'Parse error: the body is not valid JSON.');
  if (Array.isArray(body))
    return reject(400, -32600, 'Invalid request: batches are not supported, send one message per request.');
  if (!isRecord(body)) return reject(400, -32600, 'Invalid request: the body must be one JSON-RPC object.');
  const shape = badShape(body);
  return shape === null ? { body } : reject(400, -32600, `Invalid request: ${shape}`);
};

/**
 * Finds nesting and keys that no message of the protocol has, and that break code that walks or copies one. It goes level by level, so deep
 * nesting cannot overflow the stack.
 */
const badShape = (body: object): string | null => {
  let level: readonly object[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_DEPTH) return `the body is nested more than ${MAX_DEPTH} levels deep.`;
    if (level.some((value) => Object.hasOwn(value, '__proto__'))) return 'the key __proto__ is not allowed.';
    level = level.flatMap((value) =>
      Object.values(value).filter((inner): inner is object => typeof inner === 'object' && inner !== null),
    );
  }
  return null;
};

/** The headers must match the body, because the authorizer only saw the headers. */
export const checkAgreement = (request: Request, body: object, operation: Operation): Response | null => {
  const announced = announcedOperation(request.headers.get('mcp-method'), request.headers.get('mcp-name'));
  if (agrees(announced, operation)) return null;
  const message = 'Bad Request: Mcp-Method or Mcp-Name does not match the body.';
  return errorResponse(400, HEADER_MISMATCH, message, {}, body);
};

const reject = (status: number, code: number, message: string, headers?: Record<string, string>): Checked => ({
  rejected: errorResponse(status, code, message, headers),
});

/** A JSON-RPC error. It has the id of the request if `body` is one with an id. */
export const errorResponse = (
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
  body: object = {},
): Response => {
  const { id } = body as { id?: unknown };
  const known = typeof id === 'string' || typeof id === 'number' ? id : null;
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: known }, { status, headers });
};
