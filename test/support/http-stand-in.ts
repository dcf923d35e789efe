import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { listen } from '../../local/http/listen.ts';

/** One recorded request. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpStandIn {
  readonly url: string;
  /** The number of connections opened so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server on loopback whose answers come from the test, but for those to HEAD. */
export const startHttp = async (
  answer: (request: WireRequest, response: ServerResponse) => void,
): Promise<HttpStandIn> => {
  let connections = 0;
  const server = createServer(async (incoming, response) => {
    // The one-machine run asks whether an endpoint answers.
    if (incoming.method === 'HEAD') return void response.writeHead(404).end();
    response.on('error', () => {});
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url = '', headers } = incoming;
    answer({ method, url, headers, body: Buffer.concat(chunks).toString() }, response);
  }).on('connection', () => {
    connections += 1;
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Answers in JSON; an error's name goes into the header that the SDK reads. */
export const sendJson = (response: ServerResponse, status: number, body: unknown, error?: string): void => {
  const named = error === undefined ? {} : { 'x-amzn-errortype': error };
  response.writeHead(status, { 'content-type': 'application/json', ...named }).end(JSON.stringify(body));
};
