import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Log } from '../../core/ports.ts';
import { acceptsStream, completeAccept, unwrapEventStream } from './content-negotiation.ts';
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
    const mcp = createMcpHandler(() => buildServer(tools, caller), {
      onerror: (error) => log.warn('mcp', { error: error.name }),
    });
    const response = await mcp.fetch(completeAccept(request), { parsedBody: checked.body });
    return acceptsStream(request) ? response : await unwrapEventStream(response);
  };

  return async (request, caller) => {
    if (!isAllowedOrigin(request.headers.get('origin'), allowedOrigins)) {
      return refusal(403, -32000, 'Forbidden: this Origin is not allowed to call the server.');
    }
    try {
      return withCors(request, preflight(request) ?? (await answer(request, caller)));
    } catch (error) {
      log.error('front failed', { error: error instanceof Error ? error.name : 'unknown' });
      return refusal(500, -32603, 'Internal error: send the request again.');
    }
  };
};
