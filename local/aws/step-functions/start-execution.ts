import { randomUUID } from 'node:crypto';
import { fromJson } from '../../../core/text/json.ts';
import { ServiceError } from '../service-error.ts';
import { type Engine, runExecution } from './execution.ts';

/**
 * Runs one Express execution for the body of a `StartSyncExecution` request, and resolves to the response, also for a failed execution.
 * Throws `ServiceError` with the service's error for an invalid request.
 */
export const startExecution = async (engines: ReadonlyMap<string, Engine>, body: string): Promise<object> => {
  const { stateMachineArn, name = randomUUID(), input = '{}' } = parse(body, 'SerializationException');
  const engine = engines.get(stateMachineArn);
  if (!engine) {
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
  const parsedInput = parse(input, 'InvalidExecutionInput');
  const [, , , region, account, , machineName] = String(stateMachineArn).split(':');
  const executionArn = `arn:aws:states:${region}:${account}:express:${machineName}:${name}:${randomUUID()}`;
  const startTime = Date.now();
  const context = {
    Execution: { Id: executionArn, Name: name, Input: parsedInput, StartTime: new Date(startTime).toISOString() },
    StateMachine: { Id: stateMachineArn, Name: machineName },
  };
  const outcome = await runExecution(engine, parsedInput, context);
  return {
    executionArn,
    stateMachineArn,
    name,
    startDate: startTime / 1000,
    stopDate: Date.now() / 1000,
    input,
    ...outcome,
  };
};

const parse = (text: string, type: string) => {
  const value = fromJson(text) as ReturnType<typeof JSON.parse>;
  if (value === undefined) throw new ServiceError(type, 'The request, or the input in it, is not JSON.');
  return value;
};
