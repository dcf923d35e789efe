import type { ServerResponse } from 'node:http';
import type { StreamedResponse } from '../lambda/calls.ts';
import { responseHeaders } from './headers.ts';

/**
 * Streams the response, the head first. If the client disconnects, the function continues, as in AWS, and its output is dropped. If the
 * function fails, the connection is destroyed, so that the client does not take a partial response for a complete one. Returns false,
 * with nothing written, when the head is invalid.
 */
export const send = async (response: ServerResponse, answer: StreamedResponse): Promise<boolean> => {
  if (!writeHead(response, answer)) {
    await answer.body[Symbol.asyncIterator]().return?.();
    return false;
  }
  const flush = setImmediate(() => response.flushHeaders());
  try {
    for await (const chunk of answer.body) {
      clearImmediate(flush);
      if (response.destroyed) break;
      if (!response.write(chunk)) await drained(response);
    }
    clearImmediate(flush);
    response.end();
  } catch {
    response.destroy();
  }
  return true;
};

const writeHead = (response: ServerResponse, { statusCode, headers, cookies }: StreamedResponse): boolean => {
  try {
    response.writeHead(statusCode, responseHeaders(headers, cookies));
    return true;
  } catch {
    return false;
  }
};

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
