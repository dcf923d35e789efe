import type { Failure } from './function-error.ts';

/** From the host to the worker. */
export interface Invocation {
  readonly kind: 'invoke' | 'stream';
  readonly id: number;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly payload: string;
}

/** Sent once, when the worker has started or failed to. */
type StartMessage = { readonly kind: 'ready' } | { readonly kind: 'init-failed'; readonly failure: Failure };

export type CallMessage =
  | { readonly kind: 'result'; readonly id: number; readonly payload: string }
  | { readonly kind: 'error'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'head'; readonly id: number; readonly prelude: string }
  | { readonly kind: 'chunk'; readonly id: number; readonly chunk: Uint8Array }
  | { readonly kind: 'end'; readonly id: number };

/** Text that the function wrote to stdout or stderr. */
interface LogMessage {
  readonly kind: 'log';
  readonly text: string;
}

export type FromWorker = StartMessage | LogMessage | CallMessage;

export interface WorkerData {
  readonly entry: string;
  /** Whether the host uses the function's output. */
  readonly logged: boolean;
}
