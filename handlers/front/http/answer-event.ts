import type { Writable } from 'node:stream';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { errorResponse } from './guards.ts';
import { toIncoming, writeResponse } from './lambda-http.ts';

/** Answers an event of API Gateway on its response stream. */
export const answerEvent = async <C extends Caller>(
  serve: Endpoint<C>,
  event: APIGatewayProxyEvent,
  caller: C | null,
  stream: Writable,
): Promise<void> => {
  const incoming = toIncoming(event);
  const response = incoming
    ? await serve(incoming, caller)
    : errorResponse(400, -32600, 'Invalid request: unsupported method or malformed path.');
  await writeResponse(response, stream);
};
