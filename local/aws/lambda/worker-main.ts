import { parentPort, workerData } from 'node:worker_threads';
import { type Failure, toFailure } from './function-error.ts';
import type { FromWorker, Invocation, WorkerData } from './messages.ts';
import { ResponseStream } from './response-stream.ts';
import { awslambda, isStreaming } from './streaming.ts';

type Handler = (event: unknown, ...rest: unknown[]) => unknown;

if (!parentPort) throw new Error('worker-main.ts runs in a worker thread, started by function.ts.');
const host = parentPort;
const post = (message: FromWorker) => host.postMessage(message);
// Read once, because reading the environment is slow in a worker.
const { AWS_LAMBDA_FUNCTION_NAME: functionName } = process.env;
const contextOf = ({ requestId, deadline }: Invocation) => ({
  functionName,
  awsRequestId: requestId,
  getRemainingTimeInMillis: () => deadline - Date.now(),
});

const importHandler = async (): Promise<Handler> => {
  const { handler } = await import((workerData as WorkerData).entry);
  if (typeof handler !== 'function') throw new Error('The module does not export a function named handler.');
  return handler;
};

/** Logs a failed invocation in one line, in the format of Lambda's runtime. */
const log = ({ requestId }: Invocation, failure: Failure) =>
  console.error(`${requestId}\tERROR\tInvoke Error\t${JSON.stringify(failure)}`);

const runPlain = async (handler: Handler, call: Invocation) => {
  if (isStreaming(handler)) throw new Error('The handler streams its response: call stream().');
  const result = await handler(JSON.parse(call.payload), contextOf(call));
  post({ kind: 'result', id: call.id, payload: JSON.stringify(result) ?? 'null' });
};

const runStreaming = async (handler: Handler, call: Invocation) => {
  if (!isStreaming(handler)) throw new Error('The handler does not stream its response: call invoke().');
  const stream = new ResponseStream(call.id, post);
  try {
    await handler(JSON.parse(call.payload), stream, contextOf(call));
  } catch (error) {
    log(call, toFailure(error));
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
};

const run = async (handler: Handler, call: Invocation) => {
  try {
    await (call.kind === 'invoke' ? runPlain(handler, call) : runStreaming(handler, call));
  } catch (error) {
    const failure = toFailure(error);
    log(call, failure);
    post({ kind: 'error', id: call.id, failure });
  }
};

/** Sends output as messages: a worker's own streams cost a message in each direction for every write. */
const captureOutput = (stream: NodeJS.WriteStream, { logged }: WorkerData): void => {
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (logged)
      post({ kind: 'log', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString() });
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
};

for (const stream of [process.stdout, process.stderr]) captureOutput(stream, workerData);
Object.assign(globalThis, { awslambda });
try {
  const handler = await importHandler();
  host.on('message', (call: Invocation) => void run(handler, call));
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'init-failed', failure: toFailure(error) });
}
