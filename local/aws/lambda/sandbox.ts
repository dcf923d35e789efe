import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { type Call, resultCall, type StreamedResponse, streamCall } from './calls.ts';
import { exitError, FunctionError, timedOut } from './function-error.ts';
import type { FunctionOptions } from './function-options.ts';
import { lineByLine } from './log-lines.ts';
import type { CallMessage, FromWorker, Invocation } from './messages.ts';
import { startWorker } from './worker.ts';

/** Longer than Lambda's 10 s, for a busy laptop. A module that never finishes importing must still fail. */
const INIT_TIMEOUT_MS = 30_000;

interface Pending {
  readonly call: Pick<Call<unknown>, 'receive' | 'fail'>;
  readonly requestId: string;
  readonly timer: NodeJS.Timeout;
}

/** One worker thread, with its calls in flight. */
export class Sandbox {
  /** Resolves when the function's module is imported; rejects with its error. */
  readonly ready: Promise<void>;
  readonly #options: FunctionOptions;
  readonly #worker: Worker;
  readonly #started = Promise.withResolvers<void>();
  readonly #initTimer: NodeJS.Timeout;
  readonly #calls = new Map<number, Pending>();
  readonly #log: (text: string) => void;
  #lastId = 0;
  #alive = true;

  constructor(options: FunctionOptions) {
    this.#options = options;
    this.#log = lineByLine((line) => options.onLog?.(line));
    this.#worker = startWorker(options);
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('exit', (code) => void this.end(`Runtime exited with error: exit status ${code}`));
    this.#initTimer = setTimeout(() => void this.end('Init timed out'), INIT_TIMEOUT_MS);
    this.ready = this.#started.promise;
    this.ready.catch(() => {});
  }

  /** False when the worker has ended or is ending: the next invocation needs a new sandbox. */
  get alive(): boolean {
    return this.#alive;
  }

  invoke(payload: string): Promise<string> {
    return this.#send('invoke', payload, resultCall);
  }

  stream(payload: string): Promise<StreamedResponse> {
    return this.#send('stream', payload, streamCall);
  }

  /** Kills the worker; calls in flight and waiting calls reject with `Runtime.ExitError`. */
  async end(reason: string): Promise<void> {
    this.#alive = false;
    clearTimeout(this.#initTimer);
    this.#started.reject(exitError('init', reason));
    for (const { call, requestId, timer } of this.#calls.values()) {
      clearTimeout(timer);
      call.fail(exitError(requestId, reason));
    }
    this.#calls.clear();
    await this.#worker.terminate();
  }

  #send<T>(kind: 'invoke' | 'stream', payload: string, open: () => Call<T>): Promise<T> {
    const requestId = randomUUID();
    if (!this.#alive) return Promise.reject(exitError(requestId, 'Sandbox is closed'));
    const id = ++this.#lastId;
    const { timeoutMs } = this.#options;
    const call = open();
    const timer = setTimeout(() => this.#expire(id), timeoutMs);
    this.#calls.set(id, { call, requestId, timer });
    const invocation: Invocation = { kind, id, requestId, deadline: Date.now() + timeoutMs, payload };
    this.#worker.postMessage(invocation);
    return call.completed;
  }

  #receive(message: FromWorker): void {
    if (message.kind === 'log') this.#log(message.text);
    else if (message.kind === 'ready') {
      clearTimeout(this.#initTimer);
      this.#started.resolve();
    } else if (message.kind === 'init-failed') {
      this.#started.reject(new FunctionError(message.failure));
      void this.end('Init failed');
    } else this.#dispatch(message);
  }

  #dispatch(message: CallMessage): void {
    const pending = this.#calls.get(message.id);
    if (!pending?.call.receive(message)) return;
    clearTimeout(pending.timer);
    this.#calls.delete(message.id);
  }

  #expire(id: number): void {
    const pending = this.#calls.get(id);
    if (!pending) return;
    this.#calls.delete(id);
    const error = timedOut(pending.requestId, this.#options.timeoutMs);
    this.#options.onLog?.(error.errorMessage);
    pending.call.fail(error);
    void this.end('Sandbox was killed: another invocation timed out in it');
  }
}
