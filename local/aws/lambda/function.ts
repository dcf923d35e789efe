import type { StreamedResponse } from './calls.ts';
import type { FunctionError } from './function-error.ts';
import type { FunctionOptions } from './function-options.ts';
import { Sandbox } from './sandbox.ts';

const CLOSED = 'Sandbox is closed';

export interface LocalFunction {
  /** Takes and resolves to JSON text; rejects with `FunctionError`. */
  invoke(payload: string): Promise<string>;
  /** Invokes a streaming handler; resolves at its head, and rejects with `FunctionError` when it fails before. */
  stream(payload: string): Promise<StreamedResponse>;
  /** Ends the worker; calls in flight and later calls reject. */
  close(): Promise<void>;
}

/**
 * Runs one Lambda function in a worker thread. Resolves when its module is imported, and rejects when that fails. All invocations share
 * the worker, while AWS gives each a sandbox of its own: a time-out, which kills the worker, also fails the other calls in flight. The
 * next invocation starts a new worker. One that `startsCold` starts at its first invocation.
 */
export const startFunction = async (options: FunctionOptions): Promise<LocalFunction> => {
  let sandbox = options.startsCold ? null : new Sandbox(options);
  let closed = false;
  try {
    await sandbox?.ready;
  } catch (error) {
    const { message, errorMessage } = error as FunctionError;
    // It names the user's variables, and the function's name says nothing more to the user.
    if (errorMessage.startsWith('Bad environment: ')) throw new Error(errorMessage, { cause: error });
    throw new Error(`Function ${options.name} did not start: ${message}`, { cause: error });
  }
  const warm = async () => {
    if (!sandbox?.alive && !closed) sandbox = new Sandbox(options);
    if (!sandbox) throw new Error(CLOSED);
    await sandbox.ready;
    return sandbox;
  };
  return {
    invoke: async (payload) => (await warm()).invoke(payload),
    stream: async (payload) => (await warm()).stream(payload),
    close: () => {
      closed = true;
      return sandbox?.end(CLOSED) ?? Promise.resolve();
    },
  };
};
