import type { ResponseStream } from './response-stream.ts';

/** The mark that Lambda's own runtime looks for. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

export const isStreaming = (handler: object): boolean => STREAMING in handler;

/** What Lambda's Node.js runtime puts on `globalThis` before it imports a function. */
export const awslambda = {
  streamifyResponse: <T extends object>(handler: T): T => Object.assign(handler, { [STREAMING]: 'response' }),
  HttpResponseStream: {
    from: (stream: ResponseStream, prelude: Readonly<Record<string, unknown>>): ResponseStream => {
      stream.setContentType('application/vnd.awslambda.http-integration-response');
      stream.prelude = JSON.stringify(prelude);
      return stream;
    },
  },
};
