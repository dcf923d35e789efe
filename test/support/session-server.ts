import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

/** Answers a request of a session that this process does not know. */
export type AnswerUnknown = (response: ServerResponse) => void;

/** As the official examples answer. */
export const notFound: AnswerUnknown = (response) =>
  void response
    .writeHead(404, { 'content-type': 'application/json' })
    .end('{"jsonrpc":"2.0","error":{"code":-32001,"message":"Session not found"},"id":null}');

/** A company's server, made with the official SDK, that keeps its sessions in memory. */
export interface SessionServer {
  readonly url: string;
  /** The number of sessions that were opened. */
  readonly sessions: () => number;
  /** Ends the process as a deployment does: its connections and sessions are gone, the address stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const startSessionServer = async (
  register: (server: McpServer) => void,
  answerUnknown: AnswerUnknown = notFound,
): Promise<SessionServer> => {
  let opened = 0;
  const start = async (port: number) => {
    const transports = new Map<string, StreamableHTTPServerTransport>();
    const open = async (): Promise<StreamableHTTPServerTransport> => {
      const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (session) => {
          opened += 1;
          transports.set(session, transport);
        },
      });
      const server = new McpServer({ name: 'company', version: '1.0.0' });
      register(server);
      await server.connect(transport as Parameters<typeof server.connect>[0]);
      return transport;
    };
    const serve = async (request: IncomingMessage, response: ServerResponse) => {
      const session = request.headers['mcp-session-id'];
      const known = transports.get(String(session));
      if (session !== undefined && !known) return answerUnknown(response);
      await (known ?? (await open())).handleRequest(request, response);
    };
    const server = createServer(serve).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await start(0);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = once(server.close(), 'close');
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    sessions: () => opened,
    restart: async () => {
      await stop();
      server = await start(port);
    },
    close: stop,
  };
};
