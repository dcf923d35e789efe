import type { IncomingMessage, ServerResponse } from 'node:http';

/** Enough for a client on this machine to send the rest of what it was told is too much. */
const DISCARD_MS = 2000;

/** API Gateway's own answers, which no function sees. */
const REFUSALS = {
  403: { type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
  413: { type: 'RequestTooLargeException', message: 'Request Entity Too Large' },
  502: { type: 'InternalServerErrorException', message: 'Internal server error' },
} as const;

/** Answers at once; a body still on its way is discarded, since closing on it would lose the client the answer. */
export const refuse = (request: IncomingMessage, response: ServerResponse, status: keyof typeof REFUSALS): void => {
  const { type, message } = REFUSALS[status];
  const body = JSON.stringify({ message });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-errortype': type,
    ...(request.complete ? {} : { connection: 'close' }),
  });
  if (request.complete) return void response.end(body);
  response.write(body);
  const done = setTimeout(() => request.destroy(), DISCARD_MS);
  request.once('end', () => response.end());
  request.once('close', () => clearTimeout(done));
  request.resume();
};
