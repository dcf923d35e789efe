import {
  createMcpHandler,
  isLegacyRequest,
  type McpRequestContext,
  type McpServer,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { type Protection, scopeChallenge, tokenChallenge } from '../../../core/access/bearer-challenge.ts';
import { operationOf } from '../../../core/access/operation.ts';
import { type Access, remedyFor, requiredScopes } from '../../../core/access/scopes.ts';
import { wellKnownDocument } from '../../../core/access/well-known.ts';
import { errorName } from '../../../core/errors/error-name.ts';
import type { Log } from '../../../core/observability/log.ts';
import { isAllowedHost } from './allowed-host.ts';
import type { Caller } from './caller.ts';
import { isAllowedOrigin, preflight, withCors } from './cors.ts';
import { checkAgreement, checkRequest, errorResponse } from './guards.ts';
import { EVENT_STREAM, type Incoming } from './lambda-http.ts';
import { withoutNulls, wrongParameters } from './parameters.ts';
import { asksForProgress, withoutProgress } from './progress.ts';

/** Answers one request. The caller is null when no identity was verified. */
export type Endpoint<C extends Caller> = (incoming: Incoming, caller: C | null) => Promise<Response>;

type Build<C> = (caller: C) => Server | McpServer;

export interface EndpointOptions<C> {
  /** Builds the MCP server for one request. */
  readonly build: Build<C>;
  /** The endpoint's tools and their scopes. */
  readonly access: Access;
  readonly allowedOrigins: readonly string[];
  /** Host names to accept, against DNS rebinding. Null when the platform in front only routes its own host names. */
  readonly allowedHosts: readonly string[] | null;
  /** Null when no token is required. */
  readonly protection: Protection | null;
  /** Whether a message may be answered with an event stream. Defaults to messages with a progress token. */
  readonly streams?: (body: object) => boolean;
  readonly log: Log;
}

/** The MCP endpoint: guards, then the official SDK, which serves every protocol revision. */
export const endpoint = <C extends Caller>(options: EndpointOptions<C>): Endpoint<C> => {
  const { access, allowedOrigins, allowedHosts, protection, log } = options;
  const serve = mcp(options);

  const answer = async ({ request, body: bytes }: Incoming, caller: C | null): Promise<Response> => {
    const document = protection && wellKnownDocument(new URL(request.url).pathname, protection);
    if (document) return metadata(request, document);
    if (!caller) {
      const headers = protection ? { 'www-authenticate': tokenChallenge(protection) } : {};
      return errorResponse(401, -32000, 'Unauthorized: the request has no valid access token.', headers);
    }
    const checked = checkRequest(request, bytes);
    if ('rejected' in checked) return checked.rejected;
    const body = withoutNulls(checked.body);
    const operation = operationOf(body);
    if (!operation) return serve(request, body, caller);
    const disagreement = checkAgreement(request, body, operation);
    if (disagreement) return disagreement;
    // The server answers that a tool is unknown; no scope makes it known.
    const scopes = requiredScopes(access, operation) ?? [];
    const [scope] = scopes;
    if (scope === undefined || scopes.some((each) => caller.scopes.includes(each))) return serve(request, body, caller);
    const challenge = protection && scopeChallenge(protection, caller.scopes, [scope]);
    const headers = challenge === null ? {} : { 'www-authenticate': challenge };
    const remedy = remedyFor(scope);
    const message = `Forbidden: this operation requires the scope ${scope}${remedy === null ? '' : `: ${remedy}`}.`;
    return errorResponse(403, -32000, message, headers, body);
  };

  return async (incoming, caller) => {
    const { request } = incoming;
    if (!isAllowedHost(request.headers.get('host'), allowedHosts)) {
      return errorResponse(403, -32000, 'Forbidden: this Host is not allowed.');
    }
    if (!isAllowedOrigin(request.headers.get('origin'), allowedOrigins)) {
      return errorResponse(403, -32000, 'Forbidden: this Origin is not allowed.');
    }
    try {
      return withCors(request, preflight(request) ?? (await answer(incoming, caller)));
    } catch (error) {
      log.error('request failed', { error: errorName(error) });
      return errorResponse(500, -32603, 'Internal error: send the request again.');
    }
  };
};

/** The official SDK. It answers with an event stream if the client accepts one and `streams` allows it, otherwise with one JSON body. */
const mcp = <C extends Caller>({ build, log, streams = asksForProgress }: EndpointOptions<C>) => {
  const serve = createMcpHandler(
    ({ authInfo }: McpRequestContext) => {
      if (!authInfo) throw new TypeError('The request has no caller.');
      return build((authInfo.extra as unknown as ForCaller<C>).caller);
    },
    { keepAliveMs: 0, onerror: (error) => log.warn('mcp', { error: error.name }) },
  );
  return async (request: Request, body: object, caller: C): Promise<Response> => {
    const readsStreams = request.headers.get('accept')?.includes(EVENT_STREAM) ?? false;
    const mayStream = readsStreams && streams(body);
    const parsedBody = readsStreams ? body : withoutProgress(body);
    // The SDK answers 406 unless both types are accepted, and plain HTTP clients send neither.
    request.headers.set('accept', `application/json, ${EVENT_STREAM}`);
    // The access token stops at the authorizer: no code behind it receives one.
    const authInfo = { token: '', clientId: '', scopes: [], extra: { caller } satisfies ForCaller<C> };
    const isLegacy = await isLegacyRequest(request, parsedBody);
    const wrong = wrongParameters(body, isLegacy);
    if (wrong !== null) return errorResponse(200, -32602, wrong, {}, body);
    if (mayStream || !isLegacy) return serve.fetch(request, { parsedBody, authInfo });
    return legacyInJson(build(caller), request, parsedBody);
  };
};

interface ForCaller<C> {
  readonly caller: C;
}

/**
 * Older revisions answer with an event stream unless their transport is set to JSON. The server is not closed: it holds nothing open, and
 * closing it would abort the work that has just ended.
 */
const legacyInJson = async (server: Server | McpServer, request: Request, parsedBody: unknown): Promise<Response> => {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, { parsedBody });
};

/** The metadata is public: a client reads it before it has a token. */
const metadata = (request: Request, document: object): Response =>
  request.method === 'GET' || request.method === 'HEAD'
    ? Response.json(document, { headers: { 'cache-control': 'max-age=300' } })
    : errorResponse(405, -32000, 'Method not allowed: read the metadata with GET.', { allow: 'GET, HEAD' });
