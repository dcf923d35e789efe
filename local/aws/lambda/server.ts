import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fromJson } from '../../../core/text/json.ts';
import { keepPagesOut } from '../../http/block-browsers.ts';
import { closeServer, listen } from '../../http/listen.ts';
import { readBody } from '../../http/read-body.ts';
import { ServiceError } from '../service-error.ts';
import type { LocalFunction } from './function.ts';
import { FunctionError, toFailure } from './function-error.ts';

const PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?Qualifier=[\w$-]+)?$/;
/** An ARN or a part of it, optionally with a version or an alias. */
const NAME = /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:)?([\w-]+)(?::[\w$-]+)?$/;
/** In bytes. */
const LIMITS = { RequestResponse: 6 * 1024 * 1024, Event: 256 * 1024 };
/** Shorter than Lambda's, which repeats a failed asynchronous invocation after one and after two minutes, because a person is watching. */
const REPEATS_MS = [1000, 2000];
/** How long asynchronous invocations may take to end at the close. */
const GRACE_MS = 5000;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

export interface Lambda<F> {
  /** For `AWS_ENDPOINT_URL_LAMBDA`. */
  readonly url: string;
  readonly functions: F;
  /** Waits up to 5 s for invocations in flight; failed ones are not repeated any more. Idempotent. */
  close(): Promise<void>;
}

/**
 * Serves `Invoke` of functions by their names, synchronous and asynchronous. `start` gets the URL, because a function may call another, and may
 * call it only after `start` has resolved.
 */
export const startLambda = async <F extends Readonly<Record<string, LocalFunction>>>(
  start: (url: string) => Promise<F>,
): Promise<Lambda<F>> => {
  const closing = new AbortController();
  const { signal } = closing;
  const running = new Set<Promise<void>>();
  let named: ReadonlyMap<string, LocalFunction> = new Map();

  const runLater = async (fn: LocalFunction, payload: string): Promise<void> => {
    for (const wait of [...REPEATS_MS, 0]) {
      // The function has logged its error.
      const failed = await fn.invoke(payload).then(
        () => false,
        () => true,
      );
      if (!failed || signal.aborted) return;
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  };
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { 'x-amz-invocation-type': type = 'RequestResponse' } = request.headers;
    if (type !== 'RequestResponse' && type !== 'Event')
      throw new ServiceError('InvalidParameterValueException', 'Only RequestResponse and Event are supported.');
    const fn = named.get(nameIn(request));
    const body = await readBody(request, LIMITS[type]);
    if (!fn) throw new ServiceError('ResourceNotFoundException', `Function not found: ${nameIn(request)}`, 404);
    if (!body) throw new ServiceError('RequestTooLargeException', `The event exceeds ${LIMITS[type]} bytes.`, 413);
    const payload = body.toString() || '{}';
    if (fromJson(payload) === undefined)
      throw new ServiceError('InvalidRequestContentException', 'Could not parse request body into json.');
    if (type === 'RequestResponse') return resultOf(fn, payload);
    const run = runLater(fn, payload).finally(() => running.delete(run));
    running.add(run);
    return { status: 202, body: '' };
  };
  const server = createServer(async (request, response) => {
    response.on('error', () => {});
    const { status, headers, body } = await answer(request).catch(failureOf);
    const cut = request.complete ? {} : { connection: 'close' };
    const type = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() };
    response.writeHead(status, { ...type, ...headers, ...cut }).end(body);
  });
  keepPagesOut(server);
  const url = `http://127.0.0.1:${await listen(server)}`;
  const finish = async () => {
    await closeServer(server);
    closing.abort();
    await Promise.race([Promise.allSettled(running), pause(GRACE_MS, undefined, { ref: false })]);
  };
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= finish());
  try {
    const functions = await start(url);
    named = new Map(Object.entries(functions));
    return { url, functions, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const nameIn = ({ method, url = '' }: IncomingMessage): string => {
  const named = method === 'POST' ? PATH.exec(url)?.[1] : undefined;
  if (named === undefined) throw new ServiceError('UnknownOperationException', 'Only Invoke is supported.', 404);
  return NAME.exec(named.replaceAll(/%3A/gi, ':').replaceAll('%24', '$'))?.[1] ?? '';
};

/** A function that fails is reported with the status 200. */
const resultOf = async (fn: LocalFunction, payload: string): Promise<Answer> => {
  try {
    return { status: 200, body: await fn.invoke(payload) };
  } catch (error) {
    const { errorType, errorMessage, trace } = error instanceof FunctionError ? error : toFailure(error);
    const headers = { 'x-amz-function-error': 'Unhandled' };
    return { status: 200, headers, body: JSON.stringify({ errorType, errorMessage, trace }) };
  }
};

const failureOf = (error: unknown): Answer => {
  const { type, status, message } =
    error instanceof ServiceError ? error : new ServiceError('ServiceException', String(error), 500);
  const body = JSON.stringify({ Type: status < 500 ? 'User' : 'Service', message });
  return { status, headers: { 'x-amzn-errortype': type }, body };
};
