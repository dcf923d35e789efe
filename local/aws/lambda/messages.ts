import type { Failure } from './function-error.ts';

/** From the host to the worker. `deadline` is in epoch milliseconds; `drain` resumes a full response stream. */
export type ToWorker =
  | {
      readonly kind: 'invoke' | 'stream';
      readonly id: number;
      readonly requestId: string;
      readonly deadline: number;
      readonly payload: string;
    }
  | { readonly kind: 'drain'; readonly id: number };

/** A string is cheaper to clone than bytes; the host encodes it. */
export type Chunk = string | Uint8Array;

/** Sent once, when the worker has started or failed to. */
type StartMessage = { readonly kind: 'ready' } | { readonly kind: 'init-failed'; readonly failure: Failure };

/** About one call; `held` requests a `drain` when the chunk is consumed. */
export type CallMessage =
  | { readonly kind: 'result'; readonly id: number; readonly payload: string }
  | { readonly kind: 'error'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'head'; readonly id: number; readonly prelude: string }
  | { readonly kind: 'chunk'; readonly id: number; readonly chunk: Chunk; readonly held: boolean }
  | { readonly kind: 'end'; readonly id: number };

/** Text that the function wrote to stdout or stderr. */
interface LogMessage {
  readonly kind: 'log';
  readonly text: string;
}

export type FromWorker = StartMessage | LogMessage | CallMessage;

/** The worker's start parameters. */
export interface WorkerData {
  readonly entry: string;
  /** Whether the host uses the function's output. */
  readonly logged: boolean;
}
