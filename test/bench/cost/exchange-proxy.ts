import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import { listen } from '../../../local/http/listen.ts';

/** One request and its reply, as they passed. */
export interface Exchange {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly request: string;
  readonly status: number;
  readonly reply: string;
}

/** What a proxy may change on the way: the request that goes on, and the reply that comes back. */
export interface Watcher {
  before?(request: string, headers: IncomingHttpHeaders): Promise<string> | string;
  after(exchange: Exchange): Promise<string> | string;
}

export interface WirePoint {
  readonly url: string;
  close(): Promise<void>;
}

/** Stands in front of a stand-in, so that what passes can be counted where it is billed: on the wire. */
export const startProxy = async (target: string, watcher: Watcher): Promise<WirePoint> => {
  const agent = new Agent({ keepAlive: true });
  const forward = (incoming: IncomingMessage, body: string) =>
    new Promise<{ status: number; type: string; errorType: string | undefined; reply: string }>((resolve, reject) => {
      const { host, 'content-length': _, ...headers } = incoming.headers;
      const sent = send(
        new URL(incoming.url ?? '/', target),
        {
          method: incoming.method ?? 'POST',
          agent,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        },
        async (response) => {
          const type = response.headers['content-type'] ?? 'application/json';
          const errorType = response.headers['x-amzn-errortype'] as string | undefined;
          resolve({ status: response.statusCode ?? 500, type, errorType, reply: await read(response) });
        },
      );
      sent.once('error', reject).end(body);
    });

  const server = createServer(async (incoming, outgoing) => {
    try {
      const original = await read(incoming);
      const request = (await watcher.before?.(original, incoming.headers)) ?? original;
      const { status, type, errorType, reply } = await forward(incoming, request);
      const { headers, url = '/' } = incoming;
      const text = await watcher.after({ headers, url, request, status, reply });
      outgoing.writeHead(status, {
        'content-type': type,
        'content-length': Buffer.byteLength(text),
        ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
      });
      outgoing.end(text);
    } catch (error) {
      outgoing.writeHead(500).end(String(error));
    }
  });
  const port = await listen(server, 0, 'choose another');
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const read = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
