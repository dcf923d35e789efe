import validator from 'asl-validator';
import { FAULTS, TRANSIENT_FAULTS } from '../../core/errors/faults.ts';
import { STATE, TURN } from '../../statemachines/contract.ts';
import { DESK } from '../../statemachines/desk-contract.ts';
import type { Contract } from '../../statemachines/steps.ts';
import { allStates, edges, type Machine, type Retrier, type State, tasks } from './asl.ts';
import { readsBeforeAdded } from './dataflow.ts';

/** Failures of the Lambda service itself that AWS advises to retry. */
const LAMBDA_ERRORS = [
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
];
/** A sandbox that died, by every name that Step Functions has for it. A model call is repeated too: its price is less than the other tier's. */
const SANDBOX_ERRORS = ['Lambda.Unknown', 'Runtime.ExitError', 'Sandbox.Timedout'];
/** A step that was slow. A model that took all the time of its task is not called again: the other tier is. */
const SLOW = 'States.Timeout';
const STATES_ERRORS = ['States.ALL', 'States.Timeout', 'States.TaskFailed'];
const LONGEST_TASK_SECONDS = 28;

/** Placeholder of each function's ARN, by its name in the contract. */
const FUNCTIONS = { turn: '${TurnFunctionArn}', tools: '${ToolsFunctionArn}' } as const;

/** The step that ends the lease of a failed execution. It is retried as long as the execution runs. */
const RELEASE = 'ReleaseTurn';

/** What the rules hold a definition to. */
export interface Spec {
  readonly contract: Contract;
  /** Of the machine. */
  readonly seconds: number;
  /** Tasks without Retry: one must not run twice, and another stands behind the other one. */
  readonly once: readonly string[];
  /** Tasks that are not repeated when they were slow: the turn goes on without them, or the function would hang again. */
  readonly impatient: readonly string[];
  /** Steps that repeat a model call that took too long: it is short, and no other tier could take its place. */
  readonly patient: readonly string[];
  /** Tasks that run the step of another one again. */
  readonly again: Readonly<Record<string, string>>;
  /** A turn that goes on without these is no turn: their errors are caught by their Parallel. */
  readonly needed: readonly string[];
}

export const TURN_SPEC: Spec = {
  contract: TURN,
  seconds: 120,
  once: ['RunAction', 'ListTools'],
  impatient: ['AwaitTools', 'InvokeModel', 'AnalyzeSentiment', 'ReadConsent'],
  patient: ['ReadConsent'],
  again: { AwaitTools: 'ListTools', ReleaseIfStored: 'ReleaseTurn' },
  needed: ['LoadHistory'],
};

export const DESK_SPEC: Spec = {
  contract: DESK,
  seconds: 60,
  once: [],
  impatient: ['SuggestReply'],
  patient: [],
  again: {},
  needed: [],
};

const stepOf = (task: string, { again }: Spec): string => again[task] ?? task;

type Rule = (machine: Machine, spec: Spec) => string[];

/** The rules for every definition. Each returns the places that break it. */
const RULES: Readonly<Record<string, Rule>> = {
  'is valid Amazon States Language': (machine) => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:turn';
    const { errors } = validator(JSON.parse(JSON.stringify(machine).replaceAll(/\$\{\w+FunctionArn\}/g, arn)));
    return errors.map((error) => JSON.stringify(error));
  },
  'has one Task for each step of the contract': (machine, { again, contract: { steps } }) => {
    const names = tasks(machine)
      .map(([name]) => name)
      .filter((name) => !(name in again));
    return [...new Set([...names, ...Object.keys(steps)])].filter((name) => !names.includes(name) || !(name in steps));
  },
  'grafts only the key that the step adds': (machine, spec) =>
    eachTask(machine, spec, (_, { ResultPath }, row) => ResultPath === `$.${row.adds}`),
  'passes the step, the execution and the state to its function': (machine, spec) =>
    eachTask(machine, spec, (name, { Parameters, Resource }, row) => {
      const step = stepOf(name, spec);
      const wanted = { step, ...(step !== name && { as: name }), 'execution.$': '$$.Execution.Id', 'state.$': '$' };
      return JSON.stringify(Parameters) === JSON.stringify(wanted) && Resource === FUNCTIONS[row.in];
    }),
  'has a timeout for every task and for the machine': (machine, spec) => [
    ...eachTask(machine, spec, (_, { TimeoutSeconds = Infinity }) => TimeoutSeconds <= LONGEST_TASK_SECONDS),
    ...(machine.TimeoutSeconds === spec.seconds ? [] : ['the machine']),
  ],
  'reads no key that a path has not added': (machine, { contract: { steps } }) =>
    readsBeforeAdded(machine, steps, new Set(['request'])).missing,
  'keeps every key of the state through a Parallel': (machine, { contract: { state } }) =>
    allStates(machine).flatMap(([name, { Type, Parameters, ResultSelector = {} }]) => {
      if (Type !== 'Parallel') return [];
      const { turn = {} } = (Parameters ?? {}) as { readonly turn?: object };
      return [
        ...missingIn(ResultSelector, state),
        ...(Parameters ? [...missingIn(Parameters, state), ...missingIn(turn, STATE.turn.shape)] : []),
      ].map((key) => `${name} ${key}`);
    }),
  'names only errors that can occur': (machine) =>
    errorLists(machine).flatMap(([name, errors]) =>
      errors
        .filter((error) => ![...FAULTS, ...LAMBDA_ERRORS, ...SANDBOX_ERRORS, ...STATES_ERRORS].includes(error))
        .map((error) => `${name} ${error}`),
    ),
  'has States.ALL as the only error of the last entry': (machine) =>
    allStates(machine).flatMap(([name, { Retry = [], Catch = [] }]) =>
      [Retry, Catch].flatMap((list) =>
        list
          .filter(
            ({ ErrorEquals }, index) =>
              ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < list.length - 1),
          )
          .map(() => name),
      ),
    ),
  "retries Lambda's own errors and the step's transient faults, and nothing else": (machine, spec) =>
    eachTask(machine, spec, (name, { Retry = [] }, row) => {
      const repeated: readonly string[] = spec.patient.includes(name)
        ? [...TRANSIENT_FAULTS, 'ModelTimeout']
        : TRANSIENT_FAULTS;
      const transient = row.raises.filter((fault) => repeated.includes(fault));
      const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      const slow = spec.impatient.includes(name) ? [] : [SLOW];
      const wanted = spec.once.includes(name) ? [] : [...transient, ...LAMBDA_ERRORS, ...SANDBOX_ERRORS, ...slow];
      return JSON.stringify(retried.toSorted()) === JSON.stringify(wanted.toSorted());
    }),
  'retries a bounded number of times, with full jitter': (machine, spec) =>
    eachTask(machine, spec, (name, { Retry = [] }) => {
      const most = name === RELEASE ? 36 : 4;
      return Retry.length > 0 !== spec.once.includes(name) && Retry.every((retrier) => isBounded(retrier, most));
    }),
  'catches every error of a state that runs when the message may be stored': (machine, { needed }) =>
    allStates(machine).flatMap(([name, { Type, Catch = [] }]) => {
      const canFail = (Type === 'Task' || Type === 'Parallel') && !needed.includes(name);
      // A branch that failed fails its Parallel, which has a Catch.
      return canFail && !Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL')) ? [name] : [];
    }),
  'reaches every state': (machine) => unreachable(machine),
  'uses only features that AWS and the local engine treat alike': (machine) => {
    const text = JSON.stringify(machine);
    return UNPORTABLE.filter(([, pattern]) => pattern.test(text)).map(([feature]) => feature);
  },
  'puts only well-formed values into the state': (machine) =>
    allStates(machine).flatMap(([name, { Type, Parameters, Result, ResultPath }]) => {
      const grafted = graftedAt(ResultPath);
      const keys = Object.keys(Parameters ?? {}).map((key) => key.replace(/\.\$$/, ''));
      if (Type !== 'Pass') return [];
      if (Result !== undefined)
        return [STATE.triage, STATE.tools].some((value) => value.safeParse(Result).success) ? [] : [name];
      if (grafted && keys.toSorted().join() !== Object.keys(grafted.shape).toSorted().join()) return [name];
      return [];
    }),
};

/** The rules for the end of a turn. */
export const TURN_RULES: Readonly<Record<string, Rule>> = {
  ...RULES,
  'retries the release until the execution ends': ({ States }, { seconds }) =>
    (States[RELEASE]?.Retry ?? []).every((retrier) => meanWait(retrier) > seconds) ? [] : [RELEASE],
  'fails only after it has tried to release the turn, and with the cause that ended the turn': (machine, spec) => {
    const { Next = '', Catch = [] } = machine.States[RELEASE] ?? { Type: 'none' };
    const caught = Catch[0]?.Next ?? '';
    const fails = allStates(machine).filter(([, { Type }]) => Type === 'Fail');
    return [
      ...fails.flatMap(([name]) => edgesTo(machine, name).filter(({ from }) => stepOf(from, spec) !== RELEASE)),
      ...[RELEASE, 'ReleaseIfStored'].flatMap((release) =>
        edgesTo(machine, release).filter(({ caught: path }) => path !== '$.fault'),
      ),
    ]
      .map(({ from }) => from)
      .concat(
        [Next, caught].filter((name) => machine.States[name]?.CausePath !== '$.fault.Error'),
        machine.States[Next]?.Error === 'TurnReleased' ? [] : [Next],
        machine.States[caught]?.Error === 'TurnNotReleased' ? [] : [caught],
      );
  },
};

/** The rules for the end of an act: it changes nothing more, and a repeat of it goes on. */
export const DESK_RULES: Readonly<Record<string, Rule>> = {
  ...RULES,
  'fails with the cause that ended the act': (machine) => {
    const fails = allStates(machine).filter(([, { Type }]) => Type === 'Fail');
    return [
      ...fails.filter(([, state]) => state.Error !== 'ActFailed' || state.CausePath !== '$.fault.Error'),
      ...tasks(machine).filter(([, { Catch = [] }]) =>
        Catch.some(({ Next, ResultPath }) => machine.States[Next]?.Type !== 'Fail' || ResultPath !== '$.fault'),
      ),
    ].map(([name]) => name);
  },
  'moves before it holds, holds before it tells, and tells before it says so': ({ States }) =>
    ORDER.flatMap(([name, ...next]) => {
      const to = edges(States[name] ?? { Type: 'none' }).flatMap((edge) =>
        edge.caught === undefined ? [edge.to] : [],
      );
      return to.toSorted().join() === next.toSorted().join() ? [] : [name];
    }),
};

const ORDER: readonly (readonly [name: string, ...next: string[]])[] = [
  ['BeginAction', 'Begun?'],
  ['Begun?', 'Settled', 'MoveConversation'],
  ['MoveConversation', 'Moved?'],
  ['Moved?', 'FinishAction', 'HoldPending', 'SuggestReply', 'StoreFeedback', 'PostEntry'],
  ['HoldPending', 'PostEntry'],
  ['SuggestReply', 'FinishAction'],
  ['StoreFeedback', 'FinishAction'],
  ['PostEntry', 'FinishAction'],
  ['FinishAction'],
];

const missingIn = (template: object, wanted: object): string[] => {
  const kept = Object.keys(template).map((key) => key.replace(/\.\$$/, ''));
  return Object.keys(wanted).filter((key) => !kept.includes(key));
};

/** The schema of what a Pass state replaces. */
const graftedAt = (path: string | undefined) =>
  path === '$.context.route' ? STATE.context.shape.route : STATE[path?.slice(2) as keyof typeof STATE];

const UNPORTABLE: readonly (readonly [feature: string, pattern: RegExp])[] = [
  ['an explicit ResultPath "$"', /"ResultPath":"\$"/],
  ['a type test for false', /"Is[A-Z]\w+":false/],
  ['$$.State', /\$\$\.State\b/],
  ['$$.Execution.Input', /\$\$\.Execution\.Input/],
  ['parentheses in a States.Format literal', /States\.Format\('[^']*[()]/],
  ['States.JsonMerge', /States\.JsonMerge/],
  ['JSONata', /"QueryLanguage":"JSONata"|\{%/],
  ['Assign', /"Assign":/],
  ['a heartbeat', /"Heartbeat/],
  // The caught error may be one of AWS's own, and an error of one's own must not begin with "States.".
  ['an error name from the state', /"ErrorPath"/],
];

const eachTask = (
  machine: Machine,
  spec: Spec,
  holds: (name: string, state: State, row: Contract['steps'][string]) => boolean,
): string[] =>
  tasks(machine).flatMap(([name, state]) => {
    const row = spec.contract.steps[stepOf(name, spec)];
    return row && !holds(name, state, row) ? [name] : [];
  });

const errorLists = (machine: Machine): [string, readonly string[]][] =>
  allStates(machine).flatMap(([name, { Retry = [], Catch = [] }]) =>
    [...Retry, ...Catch].map(({ ErrorEquals }): [string, readonly string[]] => [name, ErrorEquals]),
  );

const isBounded = (
  { IntervalSeconds = 0, BackoffRate = 0, MaxAttempts = 99, MaxDelaySeconds = 99, JitterStrategy }: Retrier,
  most: number,
) =>
  IntervalSeconds >= 1 && BackoffRate > 1 && MaxAttempts <= most && MaxDelaySeconds <= 10 && JitterStrategy === 'FULL';

/** Of all attempts together, in seconds. Full jitter halves each delay on average. */
const meanWait = ({ IntervalSeconds = 1, BackoffRate = 1, MaxAttempts = 0, MaxDelaySeconds = 0 }: Retrier): number =>
  Array.from(
    { length: MaxAttempts },
    (_, n) => Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** n) / 2,
  ).reduce((sum, wait) => sum + wait, 0);

const edgesTo = (machine: Machine, target: string): { readonly from: string; readonly caught?: string }[] =>
  allStates(machine).flatMap(([from, state]) =>
    edges(state).flatMap(({ to, caught }) =>
      to === target ? [{ from, ...(caught !== undefined && { caught }) }] : [],
    ),
  );

const unreachable = (machine: Machine): string[] => {
  const reached = new Set([machine.StartAt]);
  for (const name of reached) for (const { to } of edges(machine.States[name] ?? { Type: 'none' })) reached.add(to);
  const branches = Object.values(machine.States).flatMap(({ Branches = [] }) => Branches);
  return [...Object.keys(machine.States).filter((name) => !reached.has(name)), ...branches.flatMap(unreachable)];
};
