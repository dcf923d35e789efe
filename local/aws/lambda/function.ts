import type { StreamedResponse } from './calls.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionOptions } from './function-options.ts';
import { Sandbox } from './sandbox.ts';

export interface LocalFunction {
  /** Invokes with JSON text and resolves to JSON text; rejects with `FunctionError` as Lambda reports a failed invocation. */
  invoke(payload: string): Promise<string>;
  /** Invokes a streaming handler; resolves at its head, rejects with `FunctionError` when it fails before that. */
  stream(payload: string): Promise<StreamedResponse>;
  /** Ends the worker; calls in flight and later ones reject. */
  close(): Promise<void>;
}

/**
 * Runs one Lambda function in a worker thread and resolves when its module is imported; rejects when that fails.
 * Invocations interleave in the one worker, where AWS gives each a sandbox of its own: so a time-out, which kills the
 * sandbox, takes the others in flight along. The next invocation starts a new one.
 */
export const startFunction = async (options: FunctionOptions): Promise<LocalFunction> => {
  let sandbox = new Sandbox(options);
  let closed = false;
  try {
    await sandbox.ready;
  } catch (error) {
    const reason = error instanceof FunctionError ? error.message : String(error);
    throw new Error(`Function ${options.name} did not start: ${reason}`, { cause: error });
  }
  const warm = async () => {
    if (!sandbox.alive && !closed) sandbox = new Sandbox(options);
    await sandbox.ready;
    return sandbox;
  };
  return {
    invoke: async (payload) => (await warm()).invoke(payload),
    stream: async (payload) => (await warm()).stream(payload),
    close: () => {
      closed = true;
      return sandbox.end('Sandbox is closed');
    },
  };
};
