import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayResponse } from './gateway-responses.ts';

/** Enough for a client on this machine to send the rest of what it was told is too much. */
const DISCARD_MS = 2000;

/** Answers at once; a body still on its way is discarded, since closing on it would lose the client the answer. */
export const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: GatewayResponse,
): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
    ...(request.complete ? {} : { connection: 'close' }),
  });
  if (request.complete) return void response.end(body);
  response.write(body);
  const done = setTimeout(() => request.destroy(), DISCARD_MS);
  request.once('end', () => response.end());
  request.once('close', () => clearTimeout(done));
  request.resume();
};
