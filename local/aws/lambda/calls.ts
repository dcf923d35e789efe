import { Readable } from 'node:stream';
import { type Failure, FunctionError } from './function-error.ts';
import type { CallMessage } from './messages.ts';

export interface StreamedResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[]>;
  readonly cookies?: string[];
  readonly body: AsyncIterable<Uint8Array>;
}

/** One call in flight; `receive` returns whether the message was its last. */
export interface Call<T> {
  readonly completed: Promise<T>;
  receive(message: CallMessage): boolean;
  fail(error: FunctionError): void;
}

const NO_PRELUDE: Failure = {
  errorType: 'Runtime.InvalidStreamingOperation',
  errorMessage:
    "The response ended before its head: use HttpResponseStream.from, and call write('') before end() if there is no body.",
  trace: [],
};

/** Resolves to the result of a plain handler, as JSON text. */
export const resultCall = (): Call<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return {
    completed: promise,
    receive(message) {
      if (message.kind === 'result') resolve(message.payload);
      else if (message.kind === 'error') reject(new FunctionError(message.failure));
      else return false;
      return true;
    },
    fail: reject,
  };
};

/** Resolves at the head, then feeds the body. A failure before the head rejects; a later one makes the body throw. */
export const streamCall = (): Call<StreamedResponse> => {
  const { promise, resolve, reject } = Promise.withResolvers<StreamedResponse>();
  const body = new Readable({ read: () => {} }).on('error', () => {});
  const fail = (error: FunctionError) => {
    reject(error);
    body.destroy(error);
  };
  let headed = false;
  return {
    completed: promise,
    receive(message) {
      if (message.kind === 'head') {
        headed = true;
        resolve({ statusCode: 200, headers: {}, ...JSON.parse(message.prelude), body });
      } else if (message.kind === 'chunk') body.push(message.chunk);
      else if (message.kind === 'error') fail(new FunctionError(message.failure));
      else if (message.kind === 'end' && headed) body.push(null);
      else fail(new FunctionError(NO_PRELUDE));
      return message.kind === 'end' || message.kind === 'error';
    },
    fail,
  };
};
