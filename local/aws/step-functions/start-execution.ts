import { randomUUID } from 'node:crypto';
import { type Engine, runExecution } from './execution.ts';
import { ServiceError } from './service-error.ts';
import type { StartRequest } from './start-request.ts';

const BILLED_STEP_MS = 100;
const BILLED_MEMORY_MB = 64;

/** Runs one Express execution and resolves to the response of `StartSyncExecution`, also for a failed execution. */
export const startExecution = async (engine: Engine, served: string, request: StartRequest): Promise<object> => {
  const { stateMachineArn, name, input } = request;
  if (stateMachineArn !== served) {
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  }
  const [, , , region, account, , machineName] = stateMachineArn.split(':');
  const executionArn = `arn:aws:states:${region}:${account}:express:${machineName}:${name}:${randomUUID()}`;
  const startTime = Date.now();
  const context = {
    Execution: {
      Id: executionArn,
      Name: name,
      Input: JSON.parse(input),
      StartTime: new Date(startTime).toISOString(),
      RoleArn: `arn:aws:iam::${account}:role/${machineName}`,
    },
    StateMachine: { Id: stateMachineArn, Name: machineName },
  };
  const outcome = await runExecution(engine, context.Execution.Input, context);
  const stopTime = Date.now();
  return {
    executionArn,
    stateMachineArn,
    name,
    startDate: startTime / 1000,
    stopDate: stopTime / 1000,
    input,
    inputDetails: { included: true },
    ...outcome,
    ...('output' in outcome ? { outputDetails: { included: true } } : {}),
    billingDetails: {
      billedMemoryUsedInMB: BILLED_MEMORY_MB,
      billedDurationInMilliseconds: Math.ceil((stopTime - startTime) / BILLED_STEP_MS) * BILLED_STEP_MS,
    },
  };
};
