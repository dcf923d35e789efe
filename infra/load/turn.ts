import { setTimeout as pause } from 'node:timers/promises';
import type { ChatResult } from '../../core/turn/chat-result.ts';

/** Many clients give up on an answer after a minute. */
const PATIENCE_MS = 60_000;

/** A request that got no answer. */
export interface Failure {
  /** A code of the tool, or `HTTP` with the status, or the name of the connection's error. */
  readonly code: string;
  readonly message: string;
  /** Null if a repeat cannot help. */
  readonly retryAfterMs: number | null;
}

export interface Attempt {
  readonly failure: Failure | null;
  /** Also with a failure, if the turn was stored as failed. */
  readonly receipt: ChatResult | null;
}

export interface Message {
  readonly message: string;
  readonly message_id: string;
  readonly conversation_id: string;
  readonly user_id?: string;
}

/** Sends a message once. It never throws. */
export type Send = (message: Message) => Promise<Attempt>;

/** The part of a receipt that a report needs. */
export interface Figures {
  /** The server's own time. */
  readonly total_ms: number;
  /** The calls of the models that answer, one after another. The triage runs beside them and is not in it. */
  readonly model_ms: number;
  readonly model: string | null;
  readonly tier: 'fast' | 'strong';
  readonly input_tokens: number;
  readonly cached_tokens: number;
  readonly output_tokens: number;
  readonly cost_usd: number;
  readonly replayed: boolean;
  readonly escalated: boolean;
  readonly handoff: boolean;
}

export interface Outcome {
  /** From the first request to the answer, with repeats and the pauses before them. */
  readonly ms: number;
  /** The code of the last request's failure; null for a turn that was answered. */
  readonly error: string | null;
  /** Each request that failed. */
  readonly failures: readonly Omit<Failure, 'retryAfterMs'>[];
  readonly receipt: Figures | null;
}

/**
 * Sends a message until it is answered, with the same ids, as long as the server asks for a repeat and the customer waits. After the signal no
 * repeat is sent: the turn is lost to its last failure.
 */
export const takeTurn = async (
  send: Send,
  message: Message,
  signal?: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<Outcome> => {
  const began = performance.now();
  const failures: Failure[] = [];
  for (;;) {
    const { failure, receipt } = await send(message);
    if (failure) failures.push(failure);
    const ms = performance.now() - began;
    const { retryAfterMs = null } = failure ?? {};
    const mayRepeat = retryAfterMs !== null && ms + retryAfterMs <= patienceMs;
    if (!mayRepeat || !(await hasWaited(retryAfterMs, signal))) {
      const told = failures.map(({ code, message }) => ({ code, message }));
      return {
        ms: Math.round(ms),
        error: failure?.code ?? null,
        failures: told,
        receipt: receipt && figuresOf(receipt),
      };
    }
  }
};

/** False if the signal came first. */
const hasWaited = (ms: number, signal?: AbortSignal): Promise<boolean> =>
  pause(ms, undefined, { signal }).then(
    () => true,
    () => false,
  );

const figuresOf = ({ model, route, usage, handoff, replayed, timings }: ChatResult): Figures => ({
  total_ms: timings.total_ms,
  model_ms: usage.calls.reduce((sum, { tier, latency_ms }) => sum + (tier === 'triage' ? 0 : latency_ms), 0),
  model,
  tier: route?.tier ?? 'fast',
  input_tokens: usage.input_tokens,
  cached_tokens: usage.cached_tokens,
  output_tokens: usage.output_tokens,
  cost_usd: usage.cost_usd,
  replayed,
  escalated: route?.escalated ?? false,
  handoff: handoff.requested,
});
