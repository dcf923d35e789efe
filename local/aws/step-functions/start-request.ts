import { randomUUID } from 'node:crypto';
import { ServiceError } from './service-error.ts';

/** A validated request of `StartSyncExecution`; `input` is JSON text. */
export interface StartRequest {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly input: string;
}

const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

/** Parses a request's body; throws `ServiceError` with the service's error. */
export const readStartRequest = (body: string): StartRequest => {
  const { stateMachineArn, name = randomUUID(), input = '{}' } = parse(body, 'SerializationException', 'The body');
  if (typeof stateMachineArn !== 'string') throw new ServiceError('ValidationException', 'stateMachineArn is required');
  if (typeof name !== 'string' || !NAME.test(name)) throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  if (typeof input !== 'string') throw new ServiceError('SerializationException', 'input must be a string');
  parse(input, 'InvalidExecutionInput', 'Invalid State Machine Execution Input: it');
  return { stateMachineArn, name, input };
};

const parse = (text: string, type: string, subject: string): Record<string, unknown> => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError(type, `${subject} is not JSON.`);
  }
};
