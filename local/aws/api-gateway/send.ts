import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { StreamedResponse } from '../lambda/calls.ts';
import { responseHeaders } from './headers.ts';

/**
 * Streams the response. If the client disconnects, the function continues, as in AWS, and its output is dropped. If the function fails, the
 * connection is destroyed, so that the client does not take a partial response for a complete one. Returns false, with nothing written,
 * when the head is invalid.
 */
export const send = async (
  response: ServerResponse,
  { statusCode, headers, cookies, body }: StreamedResponse,
): Promise<boolean> => {
  try {
    response.writeHead(statusCode, responseHeaders(headers, cookies));
  } catch {
    await body[Symbol.asyncIterator]().return?.();
    return false;
  }
  await pipeline(body, response).catch(() => {});
  return true;
};
