import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Time for requests in flight to finish when the server closes. */
const GRACE_MS = 1000;

export interface Loopback {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a function from request to response on 127.0.0.1 only; port 0 selects a free one. */
export const serveLoopback = async (
  port: number,
  answer: (request: Request) => Promise<Response>,
): Promise<Loopback> => {
  const server = createServer(async (request, response) => {
    try {
      await write(await answer(toRequest(request, response)), response);
    } catch {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    }
  });
  return { port: await listen(server, port), close: () => close(server) };
};

const listen = async (server: Server, port: number): Promise<number> => {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is in use: stop the program that uses it, or set PORT.`);
  }
  return (server.address() as AddressInfo).port;
};

const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
};

/** The request's signal is aborted when the client disconnects. */
const toRequest = (request: IncomingMessage, response: ServerResponse): Request => {
  const { method = 'GET', url = '/', headersDistinct } = request;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const withBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(url, 'http://127.0.0.1'), {
    method,
    headers,
    signal: gone.signal,
    ...(withBody && { body: Readable.toWeb(request), duplex: 'half' }),
  });
};

const write = async ({ status, headers, body }: Response, response: ServerResponse): Promise<void> => {
  response.writeHead(status, Object.fromEntries(headers));
  if (body) await pipeline(Readable.fromWeb(body), response);
  else response.end();
};
