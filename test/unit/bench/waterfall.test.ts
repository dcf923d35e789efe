import { describe, expect, it } from 'vitest';
import { LATENCIES, latencyOf } from '../../bench/aws/latencies.ts';
import { type Step, stepsOfFunction, stepsOfTurn } from '../../bench/aws/steps.ts';
import { barsOf, totalsOf, waitsOf } from '../../bench/aws/waterfall.ts';
import { waterfallText } from '../../bench/aws/waterfall-text.ts';

const state = (name: string, type = 'Choice') => ({ name, type, resource: null, calls: [], branches: [] });
const task = (name: string, ...calls: string[][]) => ({
  ...{ name, type: 'Task', resource: 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-turn', calls },
  branches: [],
});
const parallel = (name: string, ...branches: ReturnType<typeof task>[][]) => ({
  ...{ name, type: 'Parallel', resource: null, calls: [], branches },
});

/** Of a turn, what the states alone take. */
const steps = (...states: Parameters<typeof stepsOfTurn>[1]): Step[] =>
  stepsOfTurn([['StartSyncExecution']], states, []).slice(4);

describe('the totals of a waterfall', () => {
  it('add a task, its calls one after another, and the states that invoke nothing', () => {
    const { invocation, read, write, state: choice } = LATENCIES;
    expect(totalsOf(steps(task('Load', ['Query'], ['PutItem']), state('Loaded?'), state('Keep', 'Pass')))).toEqual({
      ms: { own: invocation.ms + read.ms + write.ms + 2 * choice.ms, model: 0, company: 0 },
      invocations: 1,
      tableTrips: 2,
    });
  });

  it('count calls that were open together as the slowest, and as one trip', () => {
    const [together, write] = [['Query', 'UpdateItem', 'UpdateItem'], ['UpdateItem']].map((group) =>
      totalsOf(steps(task('Persist', group))),
    );
    expect(together).toEqual(write);
    expect(together?.tableTrips).toBe(1);
  });

  it('take the longest of parallel branches, with its invocations and trips', () => {
    const [short, long] = [task('Short', ['Query']), task('Long', ['Converse fast'])];
    const both = totalsOf(steps(parallel('Respond', [short, short], [long])));
    const { fork, invocation, fast } = LATENCIES;
    expect(both).toEqual({
      ms: { own: fork.ms + invocation.ms, model: fast.ms, company: 0 },
      invocations: 1,
      tableTrips: 0,
    });
  });

  it('keep the time of a tool server apart from ours', () => {
    const { own, company } = totalsOf(steps(task('UseTools', ['tool server']))).ms;
    expect([own, company]).toEqual([LATENCIES.invocation.ms, LATENCIES.company.ms]);
  });

  it('give both designs the same entrance', () => {
    const ours = totalsOf(stepsOfTurn([['StartSyncExecution']], [], []));
    const theirs = totalsOf(stepsOfFunction('Function', []));
    expect(ours.ms.own - theirs.ms.own).toBe(LATENCIES.execution.ms);
    expect(ours.invocations).toBe(theirs.invocations);
  });

  it('have no call for free', () => {
    expect(() => totalsOf(steps(task('Load', ['TransactWriteItems'])))).toThrow(/TransactWriteItems has no latency/);
    expect(() => latencyOf('Converse us.unknown.model-v1:0')).toThrow(/has no latency/);
  });
});

describe('the steps of a turn', () => {
  it('have what the front calls before its execution and after it', () => {
    const names = (all: readonly Step[]) => all.map(({ name, calls }) => [name, calls]);
    expect(names(stepsOfTurn([['GetItem'], ['StartSyncExecution']], [], [['UpdateItem']])).slice(2)).toEqual([
      ['Front', [['GetItem']]],
      ['StartSyncExecution', []],
      ['Front, with the answer', [['UpdateItem']]],
    ]);
  });

  it('need an execution', () => {
    expect(() => stepsOfTurn([['GetItem']], [], [])).toThrow(/did not call StartSyncExecution/);
  });
});

describe('the bars of a waterfall', () => {
  const respond = parallel('Respond', [task('InvokeModel', ['Converse fast'])], [task('Triage', ['Converse triage'])]);

  it('start where the one before ends, and those of branches together, also in a state that is entered twice', () => {
    const bars = barsOf(steps(respond, state('Escalate?'), respond));
    const { fork, invocation, state: choice, fast } = LATENCIES;
    const length = fork.ms + invocation.ms + fast.ms;
    const again = length + choice.ms;
    expect(bars.map(({ step, depth, startMs }) => [step.name, depth, startMs])).toEqual([
      ['Respond', 0, 0],
      ['InvokeModel', 1, fork.ms],
      ['Triage', 1, fork.ms],
      ['Escalate?', 0, length],
      ['Respond', 0, again],
      ['InvokeModel', 1, again + fork.ms],
      ['Triage', 1, again + fork.ms],
    ]);
    expect(bars[0]?.ms).toBe(length);
  });

  it('are printed with start, length and calls', () => {
    const text = waterfallText('A turn', steps(task('Load', ['Query'], ['PutItem', 'UpdateItem']), respond));
    const { invocation, read, write, fork, fast } = LATENCIES;
    const own = 2 * invocation.ms + read.ms + write.ms + fork.ms;
    const lines = text.split('\n');
    expect(lines[0]).toBe(`A turn: ${own} ms beyond the model, ${fast.ms.toLocaleString('en')} ms the model`);
    expect(lines[1]).toMatch(/^ {2}Load +0 +25 +▇{5} +Query, PutItem ∥ UpdateItem$/);
    expect(lines[2]).toMatch(/^ {2}Respond +25 +1,520 +─+$/);
    expect(lines[3]).toMatch(/^ {4}InvokeModel +30 +1,515 +▇▇▇░+ +Converse fast$/);
  });
});

describe('the waits of the functions', () => {
  it('are those of all branches, by function', () => {
    const waits = waitsOf(
      steps(
        task('Load', ['Query', 'GetItem']),
        parallel('Respond', [task('A', ['Converse fast'])], [task('B', ['Converse triage'])]),
      ),
    );
    expect(Object.fromEntries(waits)).toEqual({
      turn: LATENCIES.read.ms + LATENCIES.fast.ms + LATENCIES.triage.ms,
    });
  });
});
