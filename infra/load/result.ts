import type { Run, TurnRecord } from './run.ts';
import type { Limits, Plan } from './settings.ts';
import { type Summary, summarise, type Threshold, thresholdsOf } from './summary.ts';

interface Played {
  readonly url: string;
  readonly startedAt: Date;
  readonly plan: Plan;
  readonly limits: Limits;
  readonly run: Run;
  /** Whether it was stopped: by Ctrl-C, or because the server rejected the token. */
  readonly stopped: boolean;
}

/** The file of `--out`. It holds neither the token nor messages and answers. */
export interface Result {
  readonly url: string;
  /** ISO 8601. */
  readonly started_at: string;
  readonly plan: {
    readonly users: number;
    readonly requests: number;
    readonly think_ms: number;
    readonly ramp_ms: number;
    readonly seed: number;
  };
  readonly stopped: boolean;
  readonly summary: Summary;
  readonly thresholds: readonly Threshold[];
  readonly turns: readonly TurnRecord[];
}

export const toResult = ({ url, startedAt, plan, limits, run, stopped }: Played): Result => {
  const { users, requests, thinkMs, rampMs, seed } = plan;
  const summary = summarise(plan, run);
  return {
    url,
    started_at: startedAt.toISOString(),
    plan: { users, requests, think_ms: thinkMs, ramp_ms: rampMs, seed },
    stopped,
    summary,
    thresholds: thresholdsOf(limits, summary),
    turns: run.turns,
  };
};
