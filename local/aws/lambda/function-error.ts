/** What Lambda reports of a failed invocation, as plain data that crosses a thread. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: string[];
}

/** A failed invocation as its caller sees it; `errorType` is the thrown error's name, which Retry and Catch match. */
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

/** Describes anything thrown as Lambda's Node.js runtime does. */
export const toFailure = (thrown: unknown): Failure =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: thrown.stack?.split('\n') ?? [] }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

/** The sandbox is gone: it exited, crashed, was killed with a timed out neighbour, or was closed. */
export const exitError = (requestId: string, reason: string): FunctionError =>
  new FunctionError({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${reason}`,
    trace: [],
  });

/** Lambda's own words, seconds with two decimals. */
export const timedOut = (requestId: string, timeoutMs: number): FunctionError =>
  new FunctionError({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`,
    trace: [],
  });
