import type { Failure } from './function-error.ts';

/** From the host to the worker; `deadline` is in epoch milliseconds, `drain` lets a full response stream go on. */
export type ToWorker =
  | {
      readonly kind: 'invoke' | 'stream';
      readonly id: number;
      readonly requestId: string;
      readonly deadline: number;
      readonly payload: string;
    }
  | { readonly kind: 'drain'; readonly id: number };

/** Text travels as a string, which is cheaper to clone than bytes and is encoded on arrival. */
export type Chunk = string | Uint8Array;

/** What a worker says about itself, once. */
type StartMessage = { readonly kind: 'ready' } | { readonly kind: 'init-failed'; readonly failure: Failure };

/** What a worker says about one call; `held` asks for a `drain` once the chunk is consumed. */
export type CallMessage =
  | { readonly kind: 'result'; readonly id: number; readonly payload: string }
  | { readonly kind: 'error'; readonly id: number; readonly failure: Failure }
  | { readonly kind: 'head'; readonly id: number; readonly prelude: string }
  | { readonly kind: 'chunk'; readonly id: number; readonly chunk: Chunk; readonly held: boolean }
  | { readonly kind: 'end'; readonly id: number };

/** What the function wrote to stdout or stderr. */
interface LogMessage {
  readonly kind: 'log';
  readonly text: string;
}

export type FromWorker = StartMessage | LogMessage | CallMessage;

/** What a worker is told when it starts. */
export interface WorkerData {
  readonly entry: string;
  /** Whether anybody listens to what the function writes. */
  readonly logged: boolean;
}
