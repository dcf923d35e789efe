import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Longer than clients keep idle connections, so that no request is sent on a socket that the server is closing. */
const KEEP_ALIVE_MS = 120_000;
const GRACE_MS = 5000;
const SWEEP_MS = 20;

/** Connections without a request yet, which Node.js does not count as idle. */
const unused = new WeakMap<Server, Set<Socket>>();

/** Binds to loopback only, on any free port unless one is given; resolves to the port. Rejects with a one-line error when it is taken. */
export const listen = async (server: Server, port = 0): Promise<number> => {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const sockets = new Set<Socket>();
  unused.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is in use: stop the program that uses it, or set PORT.`);
  }
  return (server.address() as AddressInfo).port;
};

/** Accepts no new connections, waits up to 5 s for requests in flight, then closes their connections. */
export const closeServer = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  for (const socket of unused.get(server) ?? []) socket.destroy();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
};
