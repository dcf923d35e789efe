import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RpcMessage {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Answers one message, or writes an invalid response. */
export type Answer = (message: RpcMessage, request: IncomingMessage, response: ServerResponse) => unknown;

export interface RpcServer {
  readonly url: string;
  /** The JSON-RPC method of each request, or its HTTP method. */
  readonly seen: string[];
  /** The number of connections opened so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A scripted JSON-RPC server. The answer returns the result, or undefined when it has written the response itself. */
export const startRpcServer = async (answer: Answer): Promise<RpcServer> => {
  const seen: string[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method !== 'POST') {
      seen.push(request.method ?? '');
      return void response.writeHead(405).end();
    }
    const message = JSON.parse(Buffer.concat(chunks).toString()) as RpcMessage;
    seen.push(message.method);
    const result = await answer(message, request, response);
    if (result !== undefined) sendJson(response, { jsonrpc: '2.0', id: message.id, result });
  }).on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    seen,
    connections: () => connections,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export const sendJson = (response: ServerResponse, body: unknown, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Answers with server-sent events, as servers of older revisions do, by default without ending the stream. */
export const sendEvents = (response: ServerResponse, ...messages: unknown[]): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const message of messages) response.write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
};

export const sendError = (response: ServerResponse, { id }: RpcMessage, code: number, message = 'No.'): void =>
  sendJson(response, { jsonrpc: '2.0', id, error: { code, message } });

const OLD = '2025-06-18';
const INFO = { name: 'old', version: '1.0.0' };

/** Answers the handshake of older revisions, with a session; returns undefined for every other message. */
export const greet = (message: RpcMessage, response: ServerResponse, session = 's-1'): boolean => {
  if (message.method === 'server/discover') sendError(response, message, -32601);
  else if (message.method === 'initialize') {
    response.setHeader('mcp-session-id', session);
    const result = { protocolVersion: OLD, capabilities: { tools: {} }, serverInfo: INFO };
    sendJson(response, { jsonrpc: '2.0', id: message.id, result });
  } else if (message.id === undefined) response.writeHead(202).end();
  else return false;
  return true;
};
