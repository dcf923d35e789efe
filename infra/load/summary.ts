import { type Percentiles, percentilesOf } from './percentiles.ts';
import type { Run, TurnRecord } from './run.ts';
import type { Limits, Plan } from './settings.ts';

interface ErrorCount {
  readonly code: string;
  /** Requests that ended in it. */
  readonly requests: number;
  /** Turns that met it and were answered all the same. */
  readonly helped: number;
  /** Turns whose last request ended in it. */
  readonly lost: number;
  readonly first_message: string;
}

export interface Summary {
  /** `in_flight`: had no outcome yet when the run ended. They are in no other figure. */
  readonly turns: {
    readonly planned: number;
    readonly done: number;
    readonly answered: number;
    readonly lost: number;
    readonly in_flight: number;
  };
  readonly seconds: number;
  /** Answered turns. */
  readonly turns_per_second: number;
  /** Of answered turns, as the client saw them; null without any. */
  readonly turn_ms: Percentiles | null;
  /** Of answered turns that are no replay. */
  readonly model_ms: Percentiles | null;
  readonly errors: readonly ErrorCount[];
  /** Lost turns among those that are done; null without any. */
  readonly error_share: number | null;
  readonly tokens: { readonly input: number; readonly cached: number; readonly output: number };
  readonly cost_usd: number;
  readonly replays: number;
  readonly escalations: number;
  readonly handoffs: number;
}

export const summarise = ({ users, requests }: Plan, { turns, inFlight, ms }: Run): Summary => {
  const answered = turns.filter(({ error }) => error === null);
  const receipts = turns.flatMap(({ receipt }) => receipt ?? []);
  const sum = (name: 'input_tokens' | 'cached_tokens' | 'output_tokens' | 'cost_usd') =>
    receipts.reduce((total, receipt) => total + receipt[name], 0);
  const count = (name: 'replayed' | 'escalated' | 'handoff') => receipts.filter((receipt) => receipt[name]).length;
  const lost = turns.length - answered.length;
  const seconds = ms / 1000;
  return {
    turns: { planned: users * requests, done: turns.length, answered: answered.length, lost, in_flight: inFlight },
    seconds: rounded(seconds),
    turns_per_second: rounded(answered.length / seconds),
    turn_ms: percentilesOf(timesOf(turns)),
    model_ms: percentilesOf(answered.flatMap(({ receipt }) => (receipt && !receipt.replayed ? receipt.model_ms : []))),
    errors: errorCounts(turns),
    error_share: turns.length === 0 ? null : lost / turns.length,
    tokens: { input: sum('input_tokens'), cached: sum('cached_tokens'), output: sum('output_tokens') },
    cost_usd: Number(sum('cost_usd').toFixed(9)),
    replays: count('replayed'),
    escalations: count('escalated'),
    handoffs: count('handoff'),
  };
};

/** Times of the answered turns. */
export const timesOf = (turns: readonly TurnRecord[]): number[] =>
  turns.flatMap(({ error, ms }) => (error === null ? ms : []));

/** The most frequent first. */
const errorCounts = (turns: readonly TurnRecord[]): ErrorCount[] => {
  const failures = turns.flatMap(({ failures }) => failures);
  return [...Map.groupBy(failures, ({ code }) => code)]
    .map(([code, met]): ErrorCount => {
      const touched = turns.filter(({ failures }) => failures.some((failure) => failure.code === code));
      const helped = touched.filter(({ error }) => error === null).length;
      const lost = touched.filter(({ error }) => error === code).length;
      return { code, requests: met.length, helped, lost, first_message: met[0]?.message ?? '' };
    })
    .toSorted((a, b) => b.requests - a.requests);
};

export interface Threshold {
  /** The option that sets it. */
  readonly name: 'p90' | 'errors';
  readonly limit: number;
  /** Null if nothing was measured, which no threshold allows. */
  readonly measured: number | null;
  readonly holds: boolean;
}

export const thresholdsOf = ({ p90Ms, errors }: Limits, { turn_ms, error_share }: Summary): Threshold[] => [
  ...threshold('p90', p90Ms, turn_ms?.p90 ?? null),
  ...threshold('errors', errors, error_share),
];

const threshold = (name: Threshold['name'], limit: number | null, measured: number | null): Threshold[] =>
  limit === null ? [] : [{ name, limit, measured, holds: measured !== null && measured <= limit }];

const rounded = (value: number): number => Number(value.toFixed(3));
