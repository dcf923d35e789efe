import fc from 'fast-check';
import { MODERN, modernRequest } from '../../support/mcp-requests.ts';
import { message } from './messages.ts';
import { anything, words } from './words.ts';

export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const STREAM = { ...JSON_TYPE, accept: 'application/json, text/event-stream' };

/** A header value that is valid on the wire. */
const headerText = fc.stringMatching(/^[\x21-\x7e]{0,60}$/);

const legacy = message.chain((body) =>
  fc.constantFrom(JSON_TYPE, STREAM).map((headers) => ({ headers, body: JSON.stringify(body) })),
);

const modern = message.map(({ method, params, ...rest }) => {
  if (typeof method !== 'string' || typeof params !== 'object' || params === null || Array.isArray(params)) {
    return {
      headers: { ...STREAM, 'mcp-protocol-version': MODERN },
      body: JSON.stringify({ method, params, ...rest }),
    };
  }
  const { body, headers } = modernRequest(method, params as Record<string, unknown>);
  const sendable = Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\x20-\x7e]*$/.test(value)));
  return { headers: sendable, body: JSON.stringify({ ...body, ...rest, method }) };
});

/** A request of the newest revision with headers that do not match its body. */
const lying = fc
  .tuple(
    modern,
    fc.constantFrom('mcp-method', 'mcp-name', 'mcp-protocol-version', 'accept', 'content-type', 'content-encoding'),
    headerText,
  )
  .map(([{ headers, body }, name, value]) => ({ headers: { ...headers, [name]: value }, body }));

const noJson = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  words,
  fc.json().map((text) => text.slice(0, -1)),
);
const rubbish = fc.record({
  headers: fc.oneof(
    fc.constant(JSON_TYPE),
    fc.constant({}),
    headerText.map((type) => ({ 'content-type': type })),
  ),
  body: fc.oneof(
    noJson,
    anything.map((value) => JSON.stringify(value)),
  ),
});
const deep = fc.integer({ min: 10, max: 50_000 }).map((depth) => ({
  headers: JSON_TYPE,
  body: `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":${'['.repeat(depth)}${']'.repeat(depth)}}`,
}));
const huge = fc.integer({ min: 200_000, max: 400_000 }).map((size) => ({
  headers: JSON_TYPE,
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping', params: { pad: 'x'.repeat(size) } }),
}));

/** A request to an endpoint: mostly one that a client could send, sometimes an invalid one. */
export const request: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    fc.oneof(
      { weight: 30, arbitrary: fc.constant('POST') },
      fc.constantFrom('GET', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'PATCH'),
    ),
    fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom('/mcp', '/desk') },
      fc.webPath(),
      fc.constantFrom('/mcp/', '/mcp?x=1', '/desk/'),
    ),
    fc.oneof(
      { weight: 8, arbitrary: legacy },
      { weight: 8, arbitrary: modern },
      { weight: 3, arbitrary: lying },
      { weight: 3, arbitrary: rubbish },
      { weight: 1, arbitrary: deep },
      { weight: 1, arbitrary: huge },
    ),
  )
  .map(([method, path, { headers, body }]) => ({ method, path: path === '' ? '/' : path, headers, body }));
