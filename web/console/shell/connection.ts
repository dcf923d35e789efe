import { type ReadonlySignal, signal } from '@preact/signals';
import { CallError } from '../../shared/rpc.ts';

/** Calls a tool of the desk. Throws `CallError`. */
export type Call = <R>(tool: string, args: object) => Promise<R>;

/** `failing`: the desk does not answer reads; `logged_out`: the desk refused the token; `forbidden`: the person has no role at the desk. */
export type Line = 'ok' | 'offline' | 'failing' | 'logged_out' | 'forbidden';

export interface Connection {
  readonly line: ReadonlySignal<Line>;
  /** When the desk answered last, in epoch milliseconds. */
  readonly heardAt: ReadonlySignal<number | null>;
  /** The desk's message when it last rejected the person. */
  readonly refusal: ReadonlySignal<string>;
  readonly call: Call;
  /** The browser says that there is no network. */
  lost(): void;
}

const READ_MS = 20_000;
/** The longest act is a suggestion of a model. */
const ACT_MS = 70_000;
/** Tools that need a new log-in: their 403 says nothing about the person's role. */
const NEEDS_NEW_LOG_IN = ['export_customer', 'erase_customer'];
const LINES: Readonly<Record<string, Line>> = { OFFLINE: 'offline', HTTP_401: 'logged_out', HTTP_403: 'forbidden' };

/** Watches how calls end, for what the whole page shows. A call that gets no answer ends as `TIMEOUT`. */
export const connection = (call: Call, now: () => number): Connection => {
  const line = signal<Line>('ok');
  const heardAt = signal<number | null>(null);
  const refusal = signal('');
  return {
    line,
    heardAt,
    refusal,
    lost: () => {
      line.value = 'offline';
    },
    call: async <R>(tool: string, args: object) => {
      const isAct = 'message_id' in args;
      try {
        const result = await inTime(call<R>(tool, args), isAct ? ACT_MS : READ_MS);
        line.value = 'ok';
        heardAt.value = now();
        return result;
      } catch (error) {
        const failure = asCallError(error);
        if (failure.code === 'HTTP_403' && NEEDS_NEW_LOG_IN.includes(tool)) throw failure;
        line.value = LINES[failure.code] ?? (failure.retryable && !isAct ? 'failing' : 'ok');
        if (failure.code === 'HTTP_403') refusal.value = failure.message;
        throw failure;
      }
    },
  };
};

const asCallError = (error: unknown): CallError =>
  error instanceof CallError ? error : new CallError('FAILED', error instanceof Error ? error.message : String(error));

const inTime = async <R>(answer: Promise<R>, ms: number): Promise<R> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CallError('TIMEOUT', 'The desk did not answer in time.', { retryable: true })),
      ms,
    );
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};
