import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { closeServer, listen } from '../../http/listen.ts';
import { readBody } from '../../http/read-body.ts';
import type { LocalFunction } from '../lambda/function.ts';
import { ServiceError } from '../service-error.ts';
import { createEngine } from './execution.ts';
import { startExecution } from './start-execution.ts';

const TARGET = 'AWSStepFunctions.StartSyncExecution';
const MAX_BODY_BYTES = 1024 * 1024;
/**
 * Executions at a time, in place of AWS's quota. One process runs them all: on two cores, with a model that takes 9 s, 512 at a time end
 * without a time-out, and 1,000 do not.
 */
const MAX_RUNNING = 128;

export interface StepFunctionsOptions {
  /** The parsed ASL of each state machine, after substitutions, by the machine's ARN. */
  readonly machines: Readonly<Record<string, object>>;
  /** By ARN, as in the `Resource` of Task states. */
  readonly functions: Readonly<Record<string, LocalFunction>>;
  /** The longest that an execution may run, whatever the definition says; 300 as in AWS when left out. */
  readonly maxSeconds?: number;
}

export interface StepFunctions {
  /** For `AWS_ENDPOINT_URL_SFN`; a client also needs `disableHostPrefix`. */
  readonly url: string;
  /** Waits up to 5 s for executions in flight, then ends them and lets them clean up. Idempotent. */
  close(): Promise<void>;
}

/** Serves `StartSyncExecution` of Express state machines; rejects when a definition is invalid or names an unknown function. */
export const startStepFunctions = async ({
  machines,
  functions,
  maxSeconds,
}: StepFunctionsOptions): Promise<StepFunctions> => {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const engines = new Map(
    Object.entries(machines).map(([arn, definition]) => [
      arn,
      createEngine(definition as StateMachineDefinition, functions, closing.signal, maxSeconds),
    ]),
  );

  const running = new Set<Promise<object>>();
  const answer = async (request: IncomingMessage) => {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (!body) throw new ServiceError('RequestEntityTooLargeException', 'The request exceeds 1 MB.', 413);
    const target = request.headers['x-amz-target'];
    if (target !== TARGET) throw new ServiceError('UnknownOperationException', `Only ${TARGET} is supported.`);
    if (running.size >= MAX_RUNNING) throw new ServiceError('ThrottlingException', 'Rate exceeded');
    const execution = startExecution(engines, body.toString());
    running.add(execution);
    return execution.finally(() => running.delete(execution));
  };
  const server = createServer(async (request, response) => {
    response.on('error', () => {});
    try {
      reply(response, 200, await answer(request));
    } catch (error) {
      const failure = error instanceof ServiceError ? error : new ServiceError('InternalFailure', String(error), 500);
      response.setHeader('x-amzn-errortype', failure.type);
      reply(response, failure.status, { __type: failure.type, message: failure.message });
    }
  });
  keepPagesOut(server);
  const port = await listen(server);
  let closed: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      closed ??= closeServer(server).then(async () => {
        closing.abort();
        await Promise.allSettled(running);
      });
      return closed;
    },
  };
};

const reply = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    ...(response.req.complete ? {} : { connection: 'close' }),
  });
  response.end(text);
};
