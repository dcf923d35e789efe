import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isLoopback } from '../../core/access/loopback.ts';

/**
 * Rejects requests of web pages to a server for programs on this machine: those with an Origin header, and those with a host name that
 * is not loopback (DNS rebinding). It wraps the request listeners that the server already has.
 */
export const keepPagesOut = (server: Server): void => {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { origin, host = '' } = request.headers;
    if (origin === undefined && isLoopback(`http://${host}`)) {
      for (const listen of listeners) listen.call(server, request, response);
      return;
    }
    response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ message: 'Forbidden: this server accepts only programs on this machine.' }));
  });
};
