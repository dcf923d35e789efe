import { AsyncLocalStorage } from 'node:async_hooks';
import { type RunOptions, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import type { Calls, Wire } from './wire.ts';

/** A state that an execution entered. */
export interface Entered {
  readonly name: string;
  readonly type: string;
  /** Of a Task. */
  readonly resource: string | null;
  /** The calls on the wire of a Task's invocation. */
  readonly calls: Calls;
  /** Of a Parallel, each with the states that it entered. */
  readonly branches: readonly (readonly Entered[])[];
}

type Handlers = NonNullable<NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']>;
type States = StateMachineDefinition['States'];

/** A run of the machine, or of a branch, which the engine runs as a machine of its own. */
interface Run {
  readonly states: States;
  readonly entered: string[];
  /** In the order in which the Parallel states of this run started them. */
  readonly branches: Run[];
  readonly invocations: Map<string, Calls[]>;
}

export interface Executions {
  /** The calls of the caller before the execution, its states, and the calls after it, since the last time. */
  take(): { readonly before: Calls; readonly states: readonly Entered[]; readonly after: Calls };
  close(): void;
}

/**
 * Follows the executions of this process by the engine's event log. Their tasks are invoked one after another, also those of parallel
 * branches, so that each call on the wire belongs to one of them.
 */
export const followExecutions = (wire: Pick<Wire, 'take'>): Executions => {
  const within = new AsyncLocalStorage<Run>();
  const roots: Run[] = [];
  let before: Calls = [];
  const inTurn = oneAtATime();
  const record = (handlers: Handlers, invocations: Run['invocations']): Handlers => {
    const recorded = Object.entries(handlers).map(([state, handle]): [string, Handlers[string]] => [
      state,
      (input) =>
        inTurn(async () => {
          try {
            return await handle(input);
          } finally {
            invocations.set(state, [...(invocations.get(state) ?? []), wire.take()]);
          }
        }),
    ]);
    return Object.fromEntries(recorded);
  };

  const { run } = StateMachine.prototype;
  StateMachine.prototype.run = function (input, options) {
    const parent = within.getStore();
    const invocations = parent?.invocations ?? new Map();
    const { States: states } = (this as unknown as { definition: StateMachineDefinition }).definition;
    const here: Run = { states, entered: [], branches: [], invocations };
    if (!parent) before = wire.take();
    (parent?.branches ?? roots).push(here);
    const { overrides } = options ?? {};
    const recorded = {
      ...overrides,
      taskResourceLocalHandlers: record(overrides?.taskResourceLocalHandlers ?? {}, invocations),
    };
    return within.run(here, () => {
      const { eventLogs, ...execution } = run.call(this, input, parent ? options : { ...options, overrides: recorded });
      return { ...execution, eventLogs: tap(eventLogs, here) };
    });
  };
  return {
    take: () => {
      const [root, ...more] = roots.splice(0);
      if (!root || more.length > 0)
        throw new Error(`One execution was expected, and ${root ? more.length + 1 : 0} ran.`);
      const states = statesOf(root);
      for (const [name, { length }] of root.invocations) if (length > 0) throw new Error(`${name} was retried.`);
      return { before, states, after: wire.take() };
    },
    close: () => {
      StateMachine.prototype.run = run;
    },
  };
};

type Events = ReturnType<StateMachine['run']>['eventLogs'];

/** An event of a branch passes in the logs of both; it counts in the branch's. */
async function* tap(events: Events, { states, entered }: Run): Events {
  for await (const event of events) {
    if (event.type === 'StateEntered' && event.state.name in states) entered.push(event.state.name);
    yield event;
  }
}

const statesOf = ({ states, entered, branches, invocations }: Run): Entered[] => {
  const started = branches.values();
  return entered.map((name): Entered => {
    const state = states[name];
    const forks = state?.Type === 'Parallel' ? state.Branches : [];
    return {
      name,
      type: state?.Type ?? '',
      resource: state?.Type === 'Task' ? state.Resource : null,
      calls: state?.Type === 'Task' ? nextOf(invocations, name) : [],
      branches: forks.map(() => statesOf(started.next().value ?? unknownBranch(name))),
    };
  });
};

const nextOf = (invocations: Run['invocations'], name: string): Calls => {
  const calls = invocations.get(name)?.shift();
  if (!calls) throw new Error(`${name} was not invoked.`);
  return calls;
};

const unknownBranch = (name: string): never => {
  throw new Error(`A branch of ${name} did not run.`);
};

const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => {});
    return result;
  };
};
