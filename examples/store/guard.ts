import { createHash, timingSafeEqual } from 'node:crypto';
import {
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from '@modelcontextprotocol/server';

export const PATH = '/mcp';

type Answer = (request: Request) => Promise<Response>;

/** Passes on requests to the path of a server, from this machine and not from a page of another site, with the token if one is set. */
export const guard =
  (serve: Answer, token: string | undefined): Answer =>
  async (request) =>
    hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
    originValidationResponse(request, localhostAllowedOrigins()) ??
    refuse(request, token) ??
    serve(request);

const refuse = (request: Request, token: string | undefined): Response | null => {
  if (new URL(request.url).pathname !== PATH) return refusal(404, `Not found: tools are served at ${PATH}.`);
  if (token === undefined || isToken(request.headers.get('authorization'), token)) return null;
  return refusal(401, 'Unauthorized: send the bearer token of this server.', { 'www-authenticate': 'Bearer' });
};

/** Compares digests in constant time. */
const isToken = (header: string | null, token: string): boolean => {
  const sent = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  return sent !== undefined && timingSafeEqual(digest(sent), digest(token));
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const refusal = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status, headers });
