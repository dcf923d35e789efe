import { describe, expect, it } from 'vitest';
import { Fault } from '../../../core/errors/faults.ts';
import type { Log } from '../../../core/observability/log.ts';
import { executionInput, type StepsIn } from '../../../statemachines/contract.ts';
import { runStep } from '../../../statemachines/run-step.ts';
import { aHistory, aRequest, aTriage } from '../../support/values.ts';

const START = 1_700_000_000_000;
const refuse = async () => {
  throw new Fault('StoreBusy', 'DynamoDB: ThrottlingException');
};
const steps: StepsIn<'turn'> = {
  LoadHistory: async () => ({ turns: [], complete: true }),
  AcceptTurn: refuse,
  SearchKnowledge: refuse,
  OptimizeContext: refuse,
  ClaimAction: refuse,
  InvokeModel: refuse,
  AnalyzeSentiment: async () => aTriage(),
  PersistTurn: refuse,
};

const logged: unknown[] = [];
const log: Log = {
  debug: (...line) => logged.push(line),
  info: (...line) => logged.push(line),
  warn: (...line) => logged.push(line),
  error: () => {},
};
let now = START + 5;
const run = runStep(steps, { now: () => (now += 2) }, log);
const event = (step: string, state: object = {}) => ({
  step,
  execution: 'arn:e',
  state: { ...executionInput(aRequest()), ...state },
});

describe('runStep', () => {
  it('gives back the key that the step adds, with the time of the run', async () => {
    const history = await run(event('LoadHistory'));
    expect(history).toMatchObject({ turns: [], spans: [{ state: 'LoadHistory', ms: 2 }] });
  });

  it('puts the time behind those of earlier runs', async () => {
    const earlier = [{ state: 'LoadHistory', start_ms: 1, ms: 3 }];
    const history = await run(event('LoadHistory', { history: aHistory({ spans: earlier }) }));
    expect(history).toMatchObject({ spans: [earlier[0], { state: 'LoadHistory' }] });
  });

  it('refuses a state that is not as the contract says, by path and without values', async () => {
    const call = run(event('AcceptTurn', { history: { turns: 'secret words' } }));
    await expect(call).rejects.toMatchObject({ name: 'BadState', message: expect.stringContaining('history.turns') });
    await expect(call).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  it('refuses a step that there is not', async () => {
    await expect(run(event('constructor'))).rejects.toMatchObject({ name: 'BadState' });
  });

  it('lets a fault through by its name, and logs it', async () => {
    await expect(run(event('AcceptTurn', { history: aHistory() }))).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(logged.at(-1)).toMatchObject(['step failed', { step: 'AcceptTurn', error: 'StoreBusy' }]);
  });

  it("logs nothing of an unforeseen error but its name, for its message may be the customer's", async () => {
    const failing: StepsIn<'turn'> = {
      ...steps,
      AnalyzeSentiment: async () => Promise.reject(new TypeError('secret words')),
    };
    await expect(runStep(failing, { now: () => now }, log)(event('AnalyzeSentiment'))).rejects.toThrow();
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});
