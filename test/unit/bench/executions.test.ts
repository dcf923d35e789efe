import { StateMachine } from 'aws-local-stepfunctions';
import { afterEach, describe, expect, it } from 'vitest';
import { type Entered, followExecutions } from '../../bench/aws/executions.ts';

const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-turn';
const task = (next: object) => ({ Type: 'Task', Resource: ARN, ResultPath: '$.n', ...next });
const DEFINITION = {
  StartAt: 'Work',
  States: {
    Work: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: task({ Next: 'Done' }), Done: { Type: 'Pass', End: true } } },
        {
          StartAt: 'B',
          States: {
            B: task({ End: true, Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }] }),
          },
        },
      ],
      ResultPath: null,
      Next: 'Count',
    },
    Count: task({ Next: 'Again?' }),
    'Again?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 2, Next: 'Work' }], Default: 'End' },
    End: { Type: 'Succeed' },
  },
};

const MACHINE = new StateMachine(DEFINITION as never);

/** Every task and the caller make calls by the name of what is open, as a server would see them. */
const play = async (runB: () => number = () => 0) => {
  const calls: string[][] = [];
  const executions = followExecutions({ take: () => calls.splice(0) });
  following = executions;
  let [count, open, mostOpen] = [0, 0, 0];
  const handler = (name: string, result: () => number) => async () => {
    mostOpen = Math.max(mostOpen, ++open);
    await new Promise((resolve) => setTimeout(resolve, 2));
    calls.push([`call of ${name}`]);
    open--;
    return result();
  };
  calls.push(['before']);
  const taskResourceLocalHandlers = {
    A: handler('A', () => 0),
    B: handler('B', runB),
    Count: handler('Count', () => ++count),
  };
  const overrides = { taskResourceLocalHandlers, retryIntervalOverrides: { B: 0 } };
  const { result, eventLogs } = MACHINE.run({ n: 0 }, { overrides });
  for await (const _ of eventLogs);
  await result;
  calls.push(['after']);
  return { executions, mostOpen: () => mostOpen };
};

let following: { close(): void } | undefined;
afterEach(() => following?.close());

const shown = (states: readonly Entered[]): unknown[] =>
  states.map(({ name, calls, branches }) => [name, ...calls.flat(), ...branches.map(shown)]);

describe('an execution that is followed', () => {
  it('has its states in order, with the calls of each, and a Parallel state that is entered twice has its branches twice', async () => {
    const { executions, mostOpen } = await play();
    const { before, states, after } = executions.take();
    const work = ['Work', [['A', 'call of A'], ['Done']], [['B', 'call of B']]];
    const count = ['Count', 'call of Count'];
    expect(shown(states)).toEqual([work, count, ['Again?'], work, count, ['Again?'], ['End']]);
    expect([before, after]).toEqual([[['before']], [['after']]]);
    expect(states[1]).toMatchObject({ type: 'Task', resource: ARN });
    expect(mostOpen()).toBe(1);
  });

  it('must not have been retried, because its time would be another', async () => {
    let tries = 0;
    const { executions } = await play(() => {
      if (++tries === 1) throw new Error('once');
      return 0;
    });
    expect(() => executions.take()).toThrow('B was retried.');
  });

  it('must be one', async () => {
    const { executions } = await play();
    executions.take();
    expect(() => executions.take()).toThrow(/One execution was expected, and 0 ran/);
  });
});
