import { CallError } from '../shared/rpc.ts';

const FIRST_MS = 1000;
const MAX_MS = 15_000;
const TRIES = 5;
/** While the server works on it, for two minutes or more. */
const TRIES_IN_PROGRESS = 60;

/** Waits between repeats of a call. */
export interface Pauses {
  wait(ms: number): Promise<void>;
  /** Ends every wait: the connection is back, or the customer does not want to wait. */
  wake(): void;
}

/** While `isOffline`, a wait only ends by `wake`. */
export const pauses = (isOffline: () => boolean): Pauses => {
  const waiting = new Set<() => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = isOffline() ? undefined : setTimeout(() => end(), ms);
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        waiting.add(end);
      }),
    wake: () => {
      for (const end of waiting) end();
    },
  };
};

/** Repeats a call that fails for a while, no sooner than the server asks. `work` is the same call each time. Throws `CallError`. */
export const patiently = async <T>(work: () => Promise<T>, wait: Pauses['wait']): Promise<T> => {
  for (let failed = 1; ; failed++) {
    try {
      return await work();
    } catch (thrown) {
      const error = toCallError(thrown);
      const tries = error.code === 'IN_PROGRESS' ? TRIES_IN_PROGRESS : TRIES;
      if (!error.retryable || failed >= tries) throw error;
      const patience = error.code === 'IN_PROGRESS' ? FIRST_MS : FIRST_MS * 2 ** (failed - 1);
      await wait(Math.min(MAX_MS, Math.max(error.retryAfterMs, patience)));
    }
  }
};

export const toCallError = (error: unknown): CallError =>
  error instanceof CallError ? error : new CallError('UNEXPECTED', String(error));

/** Remembers what `work` returns, and does it again after a failure. */
export const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
};
