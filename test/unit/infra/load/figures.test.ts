import { describe, expect, it } from 'vitest';
import { histogram } from '../../../../infra/load/histogram.ts';
import { percentilesOf } from '../../../../infra/load/percentiles.ts';
import { progressLine } from '../../../../infra/load/progress.ts';
import { brokenLines, reportOf } from '../../../../infra/load/report.ts';
import type { TurnRecord } from '../../../../infra/load/run.ts';
import { summarise, thresholdsOf } from '../../../../infra/load/summary.ts';
import type { Figures } from '../../../../infra/load/turn.ts';

const PLAN = { users: 2, requests: 3, thinkMs: 0, rampMs: 0, seed: 1, messages: ['Hello?'] };

const figures = (over: Partial<Figures> = {}): Figures => ({
  total_ms: 90,
  model_ms: 50,
  model: 'nova-lite',
  tier: 'fast',
  input_tokens: 1000,
  cached_tokens: 400,
  output_tokens: 20,
  cost_usd: 0.001,
  replayed: false,
  escalated: false,
  handoff: false,
  ...over,
});

const turn = (ms: number, over: Partial<TurnRecord> = {}): TurnRecord => ({
  user: 1,
  turn: 1,
  started_ms: 0,
  ms,
  error: null,
  failures: [],
  receipt: figures(),
  ...over,
});

const busy = { code: 'BUSY', message: 'The service is busy.' };
const TURNS = [
  turn(100, { receipt: figures({ model_ms: 40 }) }),
  turn(2300, { failures: [busy, busy], receipt: figures({ replayed: true, model_ms: 7000 }) }),
  turn(300, { receipt: figures({ escalated: true, handoff: true, model_ms: 60 }) }),
  turn(60_000, { error: 'BUSY', failures: [busy, { code: 'HTTP 503', message: 'No.' }, busy], receipt: null }),
];
const RUN = { turns: TURNS, inFlight: 1, ms: 4000 };
const SUMMARY = summarise(PLAN, RUN);

describe('percentiles', () => {
  it('are values that were measured, by nearest rank', () => {
    const values = Array.from({ length: 200 }, (_, n) => 200 - n);
    expect(percentilesOf(values)).toEqual({ p50: 100, p90: 180, p99: 198 });
    expect(percentilesOf([7])).toEqual({ p50: 7, p90: 7, p99: 7 });
    expect(percentilesOf([1, 2])).toEqual({ p50: 1, p90: 2, p99: 2 });
    expect(percentilesOf([])).toBeNull();
  });
});

describe('the histogram', () => {
  it('has a logarithmic bucket a line, from the first to the last that is not empty', () => {
    expect(histogram([100, 149, 150, 700, 999, 999, 999])).toEqual(
      [
        '100 -  150 ms  2  ####################',
        '150 -  200 ms  1  ##########',
        '200 -  300 ms  0',
        '300 -  500 ms  0',
        '500 -  700 ms  0',
        '700 - 1000 ms  4  ########################################',
      ].map((line) => line.padStart(line.length + 1)),
    );
  });

  it('shows every count, also one beside thousands, and times below a millisecond', () => {
    const lines = histogram([0, ...Array.from({ length: 5000 }, () => 3)]);
    expect(lines.at(0)).toBe('1 - 1.5 ms     1  #');
    expect(lines.at(-1)).toContain('5000');
  });

  it('is empty without a time', () => {
    expect(histogram([])).toEqual([]);
  });
});

describe('the summary of a run', () => {
  it('counts turns, and times only those that were answered', () => {
    expect(SUMMARY).toMatchObject({
      turns: { planned: 6, done: 4, answered: 3, lost: 1, in_flight: 1 },
      seconds: 4,
      turns_per_second: 0.75,
      turn_ms: { p50: 300, p90: 2300, p99: 2300 },
      error_share: 0.25,
    });
  });

  it('adds up what the receipts say; the models of a replay have not worked for it', () => {
    expect(SUMMARY).toMatchObject({
      model_ms: { p50: 40, p90: 60, p99: 60 },
      tokens: { input: 3000, cached: 1200, output: 60 },
      cost_usd: 0.003,
      replays: 1,
      escalations: 1,
      handoffs: 1,
    });
  });

  it('counts errors by code, and the turns that a repeat helped', () => {
    expect(SUMMARY.errors).toEqual([
      { code: 'BUSY', requests: 4, helped: 1, lost: 1, first_message: 'The service is busy.' },
      { code: 'HTTP 503', requests: 1, helped: 0, lost: 0, first_message: 'No.' },
    ]);
  });

  it('has no figure of a run without a turn', () => {
    const nothing = summarise(PLAN, { turns: [], inFlight: 0, ms: 10 });
    expect(nothing).toMatchObject({ turn_ms: null, model_ms: null, error_share: null, cost_usd: 0, errors: [] });
  });
});

describe('a threshold', () => {
  const broken = (p90Ms: number | null, errors: number | null) => brokenLines(thresholdsOf({ p90Ms, errors }, SUMMARY));

  it('holds at its limit, and not above it', () => {
    expect(broken(2300, 0.25)).toEqual([]);
    expect(broken(2299, 0.2499)).toEqual([
      '--p90 does not hold: 2,300 ms is more than 2,299 ms.',
      '--errors does not hold: 25.00 % is more than 24.99 %.',
    ]);
  });

  it('is not looked at unless it is named', () => {
    expect(broken(null, null)).toEqual([]);
    expect(broken(null, 0)).toHaveLength(1);
  });

  it('does not hold if nothing was measured', () => {
    const nothing = summarise(PLAN, { turns: [], inFlight: 0, ms: 10 });
    expect(brokenLines(thresholdsOf({ p90Ms: 1, errors: 1 }, nothing))).toEqual([
      '--p90 does not hold: no turn was measured.',
      '--errors does not hold: no turn was measured.',
    ]);
  });
});

it('the report has a line for each figure and each error', () => {
  expect(reportOf(SUMMARY, TURNS).split('\n').slice(0, 11)).toEqual([
    '',
    'turns       3 of 6 answered, 1 lost, 1 still in flight, in 4.0 s: 0.8 turns a second',
    'turn        p50    300 ms   p90  2,300 ms   p99  2,300 ms',
    'models      p50     40 ms   p90     60 ms   p99     60 ms',
    'tokens      3,000 in (1,200 cached), 60 out',
    'cost        $0.003000',
    'receipts    1 replays, 1 escalations, 1 hand-offs',
    'errors      25.00 % of the turns',
    '            BUSY: 4 requests; a repeat helped 1 turns, 1 lost: The service is busy.',
    '            HTTP 503: 1 request; a repeat helped 0 turns, 0 lost: No.',
    '',
  ]);
});

it('the progress is one line', () => {
  expect(progressLine(6, RUN)).toBe('4 s: 4 of 6 turns done, 1 in flight, 1 errors, p50 300 ms');
  expect(progressLine(6, { turns: [], inFlight: 0, ms: 0 })).toBe(
    '0 s: 0 of 6 turns done, 0 in flight, 0 errors, p50 - ms',
  );
});
