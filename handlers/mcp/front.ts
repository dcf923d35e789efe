import {
  createMcpHandler,
  isLegacyRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { errorName } from '../../core/error-name.ts';
import type { Log } from '../../core/ports.ts';
import { acceptsStream, completeAccept } from './content-negotiation.ts';
import { isAllowedOrigin, preflight, withCors } from './cors.ts';
import { checkRequest, refusal } from './guards.ts';
import { buildServer } from './server.ts';
import type { Caller, Tool } from './tool.ts';

export type Front = (request: Request, caller: Caller) => Promise<Response>;

/** The MCP endpoint: origin and guards first, then the official SDK, which serves every protocol revision from the same tools. */
export const front = (tools: readonly Tool[], allowedOrigins: readonly string[], log: Log): Front => {
  const answer: Front = async (request, caller) => {
    const checked = await checkRequest(request);
    if ('refused' in checked) return checked.refused;
    const { body: parsedBody } = checked;
    const server = () => buildServer(tools, caller);
    const wantsJson = !acceptsStream(request);
    completeAccept(request);
    if (wantsJson && (await isLegacyRequest(request, parsedBody))) return answerInJson(server(), request, parsedBody);
    const mcp = createMcpHandler(server, { onerror: (error) => log.warn('mcp', { error: error.name }) });
    return mcp.fetch(request, { parsedBody });
  };

  return async (request, caller) => {
    if (!isAllowedOrigin(request.headers.get('origin'), allowedOrigins)) {
      return refusal(403, -32000, 'Forbidden: this Origin is not allowed to call the server.');
    }
    try {
      return withCors(request, preflight(request) ?? (await answer(request, caller)));
    } catch (error) {
      log.error('front failed', { error: errorName(error) });
      return refusal(500, -32603, 'Internal error: send the request again.');
    }
  };
};

/** The older revisions' answer is a stream of events, except to a transport that is told otherwise. */
const answerInJson = async (server: McpServer, request: Request, parsedBody: unknown): Promise<Response> => {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
};
