import type { Entered } from './executions.ts';
import type { LatencyName } from './latencies.ts';
import type { Calls } from './wire.ts';

/** Takes its own latency, then that of its calls, then that of its longest branch. */
export interface Step {
  readonly name: string;
  /** Null for calls that follow an earlier step of the same invocation. */
  readonly latency: LatencyName | null;
  /** The function that it invokes, by the last part of its name. */
  readonly invokes: string | null;
  readonly calls: Calls;
  readonly branches: readonly (readonly Step[])[];
}

const START = 'StartSyncExecution';
const step = (name: string, latency: LatencyName | null, invokes: string | null = null, calls: Calls = []): Step => ({
  ...{ name, latency, invokes, calls },
  branches: [],
});

const ENTRANCE = [step('API Gateway, WAF', 'gateway'), step('Authorizer', 'authorizer')];

/** A turn: the front, its execution, and what the front calls after it. */
export const stepsOfTurn = (before: Calls, states: readonly Entered[], after: Calls): Step[] => {
  const start = before.findIndex((group) => group.includes(START));
  if (start === -1) throw new Error(`The front did not call ${START}.`);
  return [
    ...ENTRANCE,
    step('Front', 'invocation', 'mcp', before.slice(0, start)),
    step(START, 'execution'),
    ...states.map(stepOfState),
    ...(after.length > 0 ? [step('Front, with the answer', null, 'mcp', after)] : []),
  ];
};

/** A design without a workflow: one function behind the same entrance. */
export const stepsOfFunction = (name: string, calls: Calls): Step[] => [
  ...ENTRANCE,
  step(name, 'invocation', name, calls),
];

const stepOfState = ({ name, type, resource, calls, branches }: Entered): Step => ({
  ...{ name, calls, invokes: resource?.replace(/^.*[-:]/, '') ?? null },
  branches: branches.map((states) => states.map(stepOfState)),
  latency: type === 'Task' ? 'invocation' : type === 'Parallel' ? 'fork' : 'state',
});
