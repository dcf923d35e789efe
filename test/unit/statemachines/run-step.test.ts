import { describe, expect, it } from 'vitest';
import { Fault } from '../../../core/errors/faults.ts';
import type { Log } from '../../../core/observability/log.ts';
import { executionInput, TURN } from '../../../statemachines/contract.ts';
import { runStep } from '../../../statemachines/run-step.ts';
import type { StepsOf } from '../../../statemachines/steps.ts';
import { aContext, anAcceptedTurn, aRequest, aTriage, noTools } from '../../support/values.ts';

const START = 1_700_000_000_000;
const fail = async () => {
  throw new Fault('StoreBusy', 'DynamoDB: ThrottlingException');
};
const SEARCHED = { state: 'SearchKnowledge', start_ms: 1, ms: 1 };
const { spans: _, ...reading } = aTriage();
const steps: StepsOf<typeof TURN, 'turn'> = {
  LoadHistory: fail,
  HoldTurn: fail,
  OptimizeContext: async () => ({ ...aContext(), spans: [SEARCHED] }),
  ReadConsent: fail,
  ClaimAction: fail,
  InvokeModel: fail,
  AnalyzeSentiment: async () => reading,
  HandOff: fail,
  PersistTurn: fail,
  ReleaseTurn: fail,
};

const logged: unknown[] = [];
const log: Log = {
  debug: (...line) => logged.push(line),
  info: (...line) => logged.push(line),
  warn: (...line) => logged.push(line),
  error: () => {},
};
let now = START + 5;
const run = runStep(TURN, steps, { now: () => (now += 2) }, log);
const event = (step: string, state: object = {}) => ({
  step,
  execution: 'arn:e',
  state: { ...executionInput(aRequest()), ...state },
});

describe('runStep', () => {
  it('returns the value that the step adds, with the span of the run', async () => {
    const triage = await run(event('AnalyzeSentiment'));
    expect(triage).toMatchObject({ label: 'neutral', spans: [{ state: 'AnalyzeSentiment', ms: 2 }] });
  });

  it('puts the span of the run behind those that the step returns', async () => {
    const context = await run(event('OptimizeContext', { turn: anAcceptedTurn(), tools: noTools }));
    expect(context).toMatchObject({ spans: [SEARCHED, { state: 'OptimizeContext', ms: 2 }] });
  });

  it('never counts a time below zero, when the clock is set back', async () => {
    let time = START;
    const back = runStep(TURN, steps, { now: () => (time -= 3_600_000) }, log);
    expect(await back(event('AnalyzeSentiment'))).toMatchObject({ spans: [{ start_ms: 0, ms: 0 }] });
  });

  it('appends the span to those of earlier runs', async () => {
    const earlier = [{ state: 'AnalyzeSentiment', start_ms: 1, ms: 3 }];
    const triage = await run(event('AnalyzeSentiment', { triage: { ...aTriage(), spans: earlier } }));
    expect(triage).toMatchObject({ spans: [earlier[0], { state: 'AnalyzeSentiment' }] });
  });

  it('names the span by the state that runs the step again', async () => {
    const triage = await run({ ...event('AnalyzeSentiment'), as: 'ReadAgain' });
    expect(triage).toMatchObject({ spans: [{ state: 'ReadAgain' }] });
  });

  it('rejects a state that does not match the contract, by path and without values', async () => {
    const call = run(
      event('OptimizeContext', { turn: { ...anAcceptedTurn(), history: 'secret words' }, tools: noTools }),
    );
    await expect(call).rejects.toMatchObject({ name: 'BadState', message: expect.stringContaining('turn.history') });
    await expect(call).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  it('rejects an unknown step', async () => {
    await expect(run(event('constructor'))).rejects.toMatchObject({ name: 'BadState' });
  });

  it("rethrows and logs a step's fault", async () => {
    await expect(run(event('LoadHistory'))).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(logged.at(-1)).toMatchObject(['step failed', { step: 'LoadHistory', error: 'StoreBusy' }]);
  });

  it("logs only the name of any other error, because its message may have the customer's words", async () => {
    const failing: StepsOf<typeof TURN, 'turn'> = {
      ...steps,
      AnalyzeSentiment: async () => Promise.reject(new TypeError('secret words')),
    };
    await expect(runStep(TURN, failing, { now: () => now }, log)(event('AnalyzeSentiment'))).rejects.toThrow();
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});
