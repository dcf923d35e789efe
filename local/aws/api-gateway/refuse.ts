import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayResponse } from './gateway-responses.ts';

/** Time for a client on this machine to send the rest of a body that is too large. */
const DISCARD_MS = 2000;

/** Answers at once and discards a body that is still arriving: closing the connection then could lose the answer. */
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
