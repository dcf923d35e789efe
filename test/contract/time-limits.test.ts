import { DEFAULT_REQUEST_TIMEOUT_MSEC } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import {
  actionTime,
  lookupTime,
  MAX_MODEL_SECONDS,
  MODEL_SECONDS,
  modelCallTime,
  TURN_SECONDS,
  timeLimits,
} from '../../core/config/time-limits.ts';
import { SECOND_PASS_MS } from '../../core/events/from-erasure.ts';
import { definition, definitionText } from '../../statemachines/definition.ts';
import { deskDeadline } from '../../statemachines/desk-contract.ts';
import type { Machine } from './asl.ts';

const ARNS = { TurnFunctionArn: 'turn', ToolsFunctionArn: 'tools' };
/** Seconds of `TURN_SECONDS`, at most. */
const MOST_TURN = 100;

const machineFor = (modelSeconds: number) => definition(ARNS, timeLimits(modelSeconds)) as Machine;

const secondsOf = ({ States }: Pick<Machine, 'States'>): Record<string, number> =>
  Object.assign(
    {},
    ...Object.entries(States).map(([name, { TimeoutSeconds, Branches = [] }]) => ({
      ...(TimeoutSeconds !== undefined && { [name]: TimeoutSeconds }),
      ...Object.assign({}, ...Branches.map(secondsOf)),
    })),
  );

describe.each([MODEL_SECONDS, 26, 60, 120, MAX_MODEL_SECONDS])('with models that may take %i s', (modelSeconds) => {
  const limits = timeLimits(modelSeconds);
  const machine = machineFor(modelSeconds);
  const { InvokeModel, AnalyzeSentiment, ReadConsent, ...others } = secondsOf(machine);

  it('a call ends before its connection, its task and its function', () => {
    const chain = [limits.call, limits.modelConnection, InvokeModel, limits.turnFunction];
    expect(chain).toEqual([...new Set(chain)].sort((one, other) => Number(one) - Number(other)));
  });

  it('a triage call ends before its task', () => {
    expect(AnalyzeSentiment).toBe(limits.triageTask);
    expect(ReadConsent).toBe(limits.triageTask);
    expect(limits.triageTask).toBeGreaterThan(5 + limits.extraTriage);
    expect(limits.triageTask).toBeLessThan(limits.turnFunction);
  });

  it('the last call ends before the turn, the turn before the execution, and that before all that wait for it', () => {
    const turn = { started_at: 0, deadline: MOST_TURN * limits.stretch * 1000 };
    const lastCall = modelCallTime(turn, 0) / 1000;
    const chain = [lastCall, turn.deadline / 1000, machine.TimeoutSeconds, limits.startCall, limits.frontFunction];
    expect(chain).toEqual([...new Set(chain)].sort((one, other) => Number(one) - Number(other)));
  });

  it.each([lookupTime, actionTime])(
    'a tool that takes all of its time leaves a model enough, also a moment later',
    (time) => {
      const turn = { started_at: 0, deadline: TURN_SECONDS * limits.stretch * 1000 };
      const left = time(turn, 0);
      expect(left).toBeGreaterThan(0);
      expect(modelCallTime(turn, left + 400)).toBeGreaterThan(0);
    },
  );

  it('an act ends before its execution, and that long before all that wait for it', () => {
    const desk = definition(ARNS, limits, 'desk-action') as Machine;
    const { SuggestReply } = secondsOf(desk);
    const [move, suggestion] = (['reply', 'suggest_reply'] as const).map(
      (action) => deskDeadline(action, 0, limits) / 1000,
    );
    const lastCall = Math.min(
      limits.call,
      modelCallTime({ started_at: 0, deadline: Number(suggestion) * 1000 }, 0) / 1000,
    );
    const chain = [move, lastCall, SuggestReply, suggestion, desk.TimeoutSeconds, limits.startCall];
    expect(chain).toEqual([...new Set(chain)].sort((one, other) => Number(one) - Number(other)));
    expect(lastCall).toBe(limits.call);
  });

  it('a model call ends before a job that the clock begins, and several jobs before its function', () => {
    expect(limits.job).toBeGreaterThan(limits.modelConnection);
    expect(limits.clockFunction).toBeGreaterThanOrEqual(limits.job + 90);
  });

  it('the lease of a turn outlives the execution', () => {
    expect(limits.lease).toBeGreaterThan(Number(machine.TimeoutSeconds));
  });

  it('tasks that call no model keep their time', () => {
    const { InvokeModel: _, AnalyzeSentiment: __, ReadConsent: ___, ...usual } = secondsOf(machineFor(MODEL_SECONDS));
    expect(others).toEqual(usual);
    expect(usual).toMatchObject({ LoadHistory: 10, UseTools: 28 });
  });
});

it.each(['conversation-turn', 'desk-action'] as const)('without a variable %s is what is deployed', (name) => {
  const file = definitionText(name).replaceAll('${TurnFunctionArn}', 'turn').replaceAll('${ToolsFunctionArn}', 'tools');
  expect(definition(ARNS, undefined, name)).toEqual(JSON.parse(file));
});

it.each(['conversation-turn', 'desk-action'] as const)(
  'no execution of %s outlives the first pass of an erasure until the second',
  (name) => {
    const { TimeoutSeconds } = definition(ARNS, timeLimits(), name) as Machine;
    expect(SECOND_PASS_MS / 1000).toBeGreaterThan(Number(TimeoutSeconds) + 5);
  },
);

it('a turn is answered seconds before the official client gives up', () => {
  expect(TURN_SECONDS + 5).toBeLessThanOrEqual(DEFAULT_REQUEST_TIMEOUT_MSEC / 1000);
});
