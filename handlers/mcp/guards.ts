import { isJsonContentType } from '@modelcontextprotocol/server';

const MAX_BODY_BYTES = 256 * 1024;

type Checked = { readonly refused: Response } | { readonly body: unknown };

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
  return { body };
};

const refuse = (status: number, code: number, message: string, headers?: Record<string, string>): Checked => ({
  refused: refusal(status, code, message, headers),
});

/** A JSON-RPC error for a request whose id is not known. */
export const refusal = (status: number, code: number, message: string, headers?: Record<string, string>): Response =>
  Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status, ...(headers && { headers }) });
