import type { LocalFunction } from '../lambda/function.ts';
import { type Failure, FunctionError, toFailure } from '../lambda/function-error.ts';
import { DataLimitExceeded, textExceedsLimit } from './payload-limit.ts';

/** The engine matches Retry and Catch by `name`, and reports `message` as the cause. */
class TaskFailure extends Error {
  constructor({ errorType, errorMessage, trace }: Failure) {
    super(JSON.stringify({ errorType, errorMessage, trace }));
    this.name = errorType;
  }
}

/** Invokes a Task state's function as Step Functions does: JSON in both directions, the payload limit, and errors by name. */
export const runTask = async (state: string, fn: LocalFunction, input: unknown): Promise<unknown> => {
  const payload = JSON.stringify(input);
  if (textExceedsLimit(payload)) throw new DataLimitExceeded(`The input of the state/task '${state}'`);
  const result = await fn.invoke(payload).catch((error: unknown) => {
    throw new TaskFailure(error instanceof FunctionError ? error : toFailure(error));
  });
  if (textExceedsLimit(result)) throw new DataLimitExceeded(`The result of the state/task '${state}'`);
  return JSON.parse(result);
};
