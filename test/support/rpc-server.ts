import type { ServerResponse } from 'node:http';
import { type HttpStandIn, sendJson, startHttp, type WireRequest } from './http-stand-in.ts';

export interface RpcMessage {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Answers one message, or writes an invalid response. */
export type Answer = (message: RpcMessage, request: WireRequest, response: ServerResponse) => unknown;

export interface RpcServer extends HttpStandIn {
  /** The JSON-RPC method of each request, or its HTTP method. */
  readonly seen: string[];
}

/** A scripted JSON-RPC server. The answer returns the result, or undefined when it has written the response itself. */
export const startRpcServer = async (answer: Answer): Promise<RpcServer> => {
  const seen: string[] = [];
  const http = await startHttp(async (request, response) => {
    if (request.method !== 'POST') {
      seen.push(request.method);
      return void response.writeHead(405).end();
    }
    const message = JSON.parse(request.body) as RpcMessage;
    seen.push(message.method);
    const result = await answer(message, request, response);
    if (result !== undefined) sendJson(response, 200, { jsonrpc: '2.0', id: message.id, result });
  });
  return { ...http, url: `${http.url}/mcp`, seen };
};

/** Answers with server-sent events, as servers of older revisions do, by default without ending the stream. */
export const sendEvents = (response: ServerResponse, ...messages: unknown[]): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const message of messages) response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
};

export const sendError = (response: ServerResponse, { id }: RpcMessage, code: number, message = 'No.'): void =>
  sendJson(response, 200, { jsonrpc: '2.0', id, error: { code, message } });

const OLD = '2025-06-18';
const INFO = { name: 'old', version: '1.0.0' };

/** Answers the handshake of older revisions, with a session; returns undefined for every other message. */
export const greet = (message: RpcMessage, response: ServerResponse, session = 's-1'): boolean => {
  if (message.method === 'server/discover') sendError(response, message, -32601);
  else if (message.method === 'initialize') {
    response.setHeader('mcp-session-id', session);
    const result = { protocolVersion: OLD, capabilities: { tools: {} }, serverInfo: INFO };
    sendJson(response, 200, { jsonrpc: '2.0', id: message.id, result });
  } else if (message.id === undefined) response.writeHead(202).end();
  else return false;
  return true;
};
