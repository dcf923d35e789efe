import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Longer than any pooled client connection rests, so that no request meets a socket that is just being closed. */
const KEEP_ALIVE_MS = 120_000;
const GRACE_MS = 5000;
const SWEEP_MS = 20;

/** Connections that a client holds in store, and that no request has come on: Node does not count them as idle. */
const unused = new WeakMap<Server, Set<Socket>>();

/** Binds to loopback and nothing else; resolves to the port, and rejects with one clear line when it is taken. */
export const listen = async (server: Server, port: number, remedy: string): Promise<number> => {
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
    throw new Error(`Port ${port} is taken: stop what listens there, or ${remedy}.`);
  }
  return (server.address() as AddressInfo).port;
};

/** Accepts nothing more, lets requests in flight finish for 5 s, then cuts them off. */
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
