import type { Incoming } from '../../handlers/front/http/lambda-http.ts';

/** The newest protocol revision, and the one before it. */
export const MODERN = '2026-07-28';

const NAMED_BY: Readonly<Record<string, string>> = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri',
};

export interface McpRequest {
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** A request of an older revision. */
export const legacyRequest = (method: string, params: object = {}): McpRequest => ({
  body: { jsonrpc: '2.0', id: 1, method, params },
  headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
});

/** A request of the newest revision, with the operation in its headers and the client in `_meta`. */
export const modernRequest = (method: string, params: Record<string, unknown> = {}): McpRequest => {
  const name = params[NAMED_BY[method] ?? ''];
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1.0.0' },
    'io.modelcontextprotocol/clientCapabilities': {},
    ...(params._meta as object | undefined),
  };
  return {
    body: { jsonrpc: '2.0', id: 1, method, params: { ...params, _meta } },
    headers: {
      ...legacyRequest(method).headers,
      'mcp-protocol-version': MODERN,
      'mcp-method': method,
      ...(typeof name === 'string' && { 'mcp-name': headerText(name) }),
    },
  };
};

/** A web request as the endpoint takes it: the body apart. */
export const incoming = async (request: Request): Promise<Incoming> => ({
  request,
  body: new Uint8Array(await request.arrayBuffer()),
});

/** Requests by revision. */
export const ERAS = { 'of 2026-07-28': modernRequest, 'of an older revision': legacyRequest } as const;

const headerText = (name: string): string =>
  /^[\x21-\x7e]+$/.test(name) ? name : `=?base64?${Buffer.from(name).toString('base64')}?=`;
