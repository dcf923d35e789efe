import type { ResponseStream } from './response-stream.ts';

/** The symbol by which Lambda's runtime recognizes a streaming handler. */
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');

export const isStreaming = (handler: object): boolean => STREAMING in handler;

/** The global that Lambda's Node.js runtime defines before it imports a function. */
export const awslambda = {
  streamifyResponse: <T extends object>(handler: T): T => Object.assign(handler, { [STREAMING]: 'response' }),
  HttpResponseStream: {
    from: (stream: ResponseStream, prelude: Readonly<Record<string, unknown>>): ResponseStream => {
      stream.prelude = JSON.stringify(prelude);
      return stream;
    },
  },
};
