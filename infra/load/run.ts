import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Plan } from './settings.ts';
import { type Outcome, type Send, takeTurn } from './turn.ts';

/** The time that turns in flight get after the end was asked for. */
export const GRACE_MS = 10_000;

/** A turn that has ended. `user` and `turn` count from 1, `started_ms` from the start of the run. */
export interface TurnRecord extends Outcome {
  readonly user: number;
  readonly turn: number;
  readonly started_ms: number;
}

export interface Run {
  /** In the order in which they ended. */
  readonly turns: readonly TurnRecord[];
  readonly inFlight: number;
  readonly ms: number;
}

export interface RunOptions {
  /** Starts no turn once it is aborted. */
  readonly signal: AbortSignal;
  /** Each user is another customer. */
  readonly actAs?: boolean;
  readonly graceMs?: number;
  readonly onTurn?: (turn: TurnRecord) => void;
}

/** Users who hold one conversation each. */
export class Users {
  readonly #plan: Plan;
  readonly #send: Send;
  readonly #options: RunOptions;
  readonly #id = randomUUID();
  readonly #began = performance.now();
  readonly #turns: TurnRecord[] = [];
  #inFlight = 0;

  constructor(plan: Plan, send: Send, options: RunOptions) {
    this.#plan = plan;
    this.#send = send;
    this.#options = options;
  }

  /** What has happened so far. */
  get run(): Run {
    return { turns: [...this.#turns], inFlight: this.#inFlight, ms: performance.now() - this.#began };
  }

  /** Resolves when the last turn has ended, or some time after the signal. */
  async play(): Promise<Run> {
    const { signal, graceMs = GRACE_MS } = this.#options;
    const { promise: over, resolve } = Promise.withResolvers<void>();
    let timer: NodeJS.Timeout | undefined;
    signal.addEventListener('abort', () => {
      timer = setTimeout(resolve, graceMs);
    });
    const users = Array.from({ length: this.#plan.users }, (_, user) => this.#converse(user));
    await Promise.race([over, Promise.all(users)]);
    clearTimeout(timer);
    return this.run;
  }

  async #converse(user: number): Promise<void> {
    const { users, requests, thinkMs, rampMs, seed, messages } = this.#plan;
    const conversation_id = `load-${this.#id}-${user + 1}`;
    const first = Math.floor(fraction(seed, user) * messages.length);
    await this.#wait((rampMs * user) / users);
    for (let turn = 0; turn < requests && !this.#options.signal.aborted; turn++) {
      if (turn > 0) await this.#wait(thinkMs * (0.5 + fraction(seed, user, turn)));
      if (this.#options.signal.aborted) return;
      const started_ms = Math.round(performance.now() - this.#began);
      this.#inFlight += 1;
      const message = {
        message: messages[(first + turn) % messages.length] ?? '',
        message_id: `${turn + 1}`,
        conversation_id,
        ...(this.#options.actAs && { user_id: `load-${user + 1}` }),
      };
      const outcome = await takeTurn(this.#send, message, this.#options.signal);
      this.#inFlight -= 1;
      const record = { user: user + 1, turn: turn + 1, started_ms, ...outcome };
      this.#turns.push(record);
      this.#options.onTurn?.(record);
    }
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#options.signal }).catch(() => {});
  }
}

/** From 0 (inclusive) to 1 (exclusive). Equal arguments give equal numbers, whatever order the users' answers come in. */
const fraction = (...seed: readonly number[]): number =>
  createHash('sha256').update(seed.join()).digest().readUInt32LE() / 2 ** 32;
