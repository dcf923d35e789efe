import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Keeps web pages away from a server that is for programs of this machine: a page says its origin, or comes under a name that was made
 * to lead here. Whoever listens to requests already does so behind this.
 */
export const keepPagesOut = (server: Server): void => {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { origin, host = '' } = request.headers;
    if (origin === undefined && LOOPBACK.test(host)) {
      for (const listen of listeners) listen.call(server, request, response);
      return;
    }
    response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ message: 'Forbidden: this is for programs on this machine.' }));
  });
};
