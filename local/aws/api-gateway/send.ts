import type { ServerResponse } from 'node:http';
import type { StreamedResponse } from '../lambda/calls.ts';
import { responseHeaders } from './headers.ts';

/**
 * Writes the response as it comes, the head at once. When the client goes away the function goes on, as in AWS, and its output
 * is dropped; when the function breaks off, so does the connection: the client must not take a part for the whole.
 * Returns false, with nothing written, when the head is no valid one.
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
