/** Lambda's report of a failed invocation, as plain data that can cross threads. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: string[];
}

/** A failed invocation, for its caller. `errorType` is the thrown error's name, which Retry and Catch match. */
export class FunctionError extends Error implements Failure {
  override readonly name = 'FunctionError';
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: string[];

  constructor({ errorType, errorMessage, trace }: Failure) {
    super(`${errorType}: ${errorMessage}`);
    this.errorType = errorType;
    this.errorMessage = errorMessage;
    this.trace = trace;
  }
}

/** Converts any thrown value as Lambda's Node.js runtime does. */
export const toFailure = (thrown: unknown): Failure =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

/** The sandbox exited, crashed, was closed, or was killed because another invocation timed out. */
export const exitError = (requestId: string, reason: string): FunctionError =>
  new FunctionError({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${reason}`,
    trace: [],
  });

/** Lambda's own message, with seconds to two decimals. */
export const timedOut = (requestId: string, timeoutMs: number): FunctionError =>
  new FunctionError({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
    trace: [],
  });
