import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ChangeLog } from './change-log.ts';

const PATH = /^\/changes(?:\?through=(\d+))?$/;

/**
 * Serves the log of changes beside the table: `POST /changes?through=…` acknowledges the records up to a sequence number, and answers with the
 * oldest of the rest. They are deleted once they are acknowledged, so a reader that starts again gets them again.
 */
export const serveChanges = (server: Server, changes: ChangeLog): void => {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const asked = PATH.exec(request.url ?? '');
    if (!asked) {
      for (const listen of listeners) listen.call(server, request, response);
      return;
    }
    response.on('error', () => {});
    try {
      await changes.acknowledge(asked[1] ?? '0');
      response.writeHead(200, { 'content-type': 'application/json' }).end(await changes.read());
    } catch (error) {
      response.destroy();
      // LevelDB must be opened anew after a write that failed. Otherwise it is being closed.
      if (process.connected) throw error;
    }
  });
};
