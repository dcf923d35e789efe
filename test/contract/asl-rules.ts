import validator from 'asl-validator';
import { FAULTS, TRANSIENT_FAULTS } from '../../core/errors/faults.ts';
import { STATE, STEPS, type StepName } from '../../statemachines/contract.ts';
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
const MODEL_STEPS: readonly string[] = ['InvokeModel', 'AnalyzeSentiment', 'ReadConsent'];
/** Tasks that the turn goes on without: a function that hangs is not waited for again. */
const IMPATIENT: readonly string[] = ['AwaitTools', ...MODEL_STEPS];
/** Steps that repeat a model call that took too long: it is short, and no other tier could take its place. */
const PATIENT: readonly string[] = ['ReadConsent'];
const STATES_ERRORS = ['States.ALL', 'States.Timeout', 'States.TaskFailed'];
const LONGEST_TASK_SECONDS = 28;
const MACHINE_SECONDS = 120;

/** Placeholder of each function's ARN, by its name in the contract. */
const FUNCTIONS = { turn: '${TurnFunctionArn}', tools: '${ToolsFunctionArn}' } as const;

/** Tasks without Retry: one must not run twice, and another stands behind the other one. */
const ONCE: readonly string[] = ['RunAction', 'ListTools'];
/** Tasks that run the step of another one again. */
const AGAIN: Readonly<Record<string, StepName>> = { AwaitTools: 'ListTools', ReleaseIfStored: 'ReleaseTurn' };
const stepOf = (task: string): StepName => AGAIN[task] ?? (task as StepName);

/** The step that ends the lease of a failed execution. It is retried as long as the execution runs. */
const RELEASE = 'ReleaseTurn';
/** A turn that goes on without these is no turn: their errors are caught by their Parallel. */
const NEEDED: readonly string[] = ['LoadHistory'];

type Rule = (machine: Machine) => string[];

/** The rules for the definition. Each returns the places that break it. */
export const RULES: Readonly<Record<string, Rule>> = {
  'is valid Amazon States Language': (machine) => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:turn';
    const { errors } = validator(JSON.parse(JSON.stringify(machine).replaceAll(/\$\{\w+FunctionArn\}/g, arn)));
    return errors.map((error) => JSON.stringify(error));
  },
  'has one Task for each step of the contract': (machine) => {
    const names = tasks(machine)
      .map(([name]) => name)
      .filter((name) => !(name in AGAIN));
    return [...new Set([...names, ...Object.keys(STEPS)])].filter((name) => !names.includes(name) || !(name in STEPS));
  },
  'grafts only the key that the step adds': (machine) =>
    eachTask(machine, (name, { ResultPath }) => ResultPath === `$.${STEPS[stepOf(name)].adds}`),
  'passes the step, the execution and the state to its function': (machine) =>
    eachTask(machine, (name, { Parameters, Resource }) => {
      const wanted = { step: stepOf(name), 'execution.$': '$$.Execution.Id', 'state.$': '$' };
      return JSON.stringify(Parameters) === JSON.stringify(wanted) && Resource === FUNCTIONS[STEPS[stepOf(name)].in];
    }),
  'has a timeout for every task and for the machine': (machine) => [
    ...eachTask(machine, (_, { TimeoutSeconds = Infinity }) => TimeoutSeconds <= LONGEST_TASK_SECONDS),
    ...(machine.TimeoutSeconds === MACHINE_SECONDS ? [] : ['the machine']),
  ],
  'reads no key that a path has not added': (machine) => readsBeforeAdded(machine, new Set(['request'])).missing,
  'keeps every key of the state through a Parallel': (machine) =>
    allStates(machine).flatMap(([name, { Type, Parameters, ResultSelector = {} }]) => {
      if (Type !== 'Parallel') return [];
      const { turn = {} } = (Parameters ?? {}) as { readonly turn?: object };
      return [
        ...missingIn(ResultSelector, STATE),
        ...(Parameters ? [...missingIn(Parameters, STATE), ...missingIn(turn, STATE.turn.shape)] : []),
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
  "retries Lambda's own errors and the step's transient faults, and nothing else": (machine) =>
    eachTask(machine, (name, { Retry = [] }) => {
      const repeated: readonly string[] = PATIENT.includes(name)
        ? [...TRANSIENT_FAULTS, 'ModelTimeout']
        : TRANSIENT_FAULTS;
      const transient = STEPS[stepOf(name)].raises.filter((fault) => repeated.includes(fault));
      const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
      const slow = IMPATIENT.includes(name) ? [] : [SLOW];
      const wanted = ONCE.includes(name) ? [] : [...transient, ...LAMBDA_ERRORS, ...SANDBOX_ERRORS, ...slow];
      return JSON.stringify(retried.toSorted()) === JSON.stringify(wanted.toSorted());
    }),
  'retries a bounded number of times, with full jitter': (machine) =>
    eachTask(machine, (name, { Retry = [] }) => {
      const most = name === RELEASE ? 36 : 4;
      return Retry.length > 0 !== ONCE.includes(name) && Retry.every((retrier) => isBounded(retrier, most));
    }),
  'retries the release until the execution ends': ({ States }) =>
    (States[RELEASE]?.Retry ?? []).every((retrier) => meanWait(retrier) > MACHINE_SECONDS) ? [] : [RELEASE],
  'catches every error of a state that runs when the message may be stored': (machine) =>
    allStates(machine).flatMap(([name, { Type, Catch = [] }]) => {
      const canFail = (Type === 'Task' || Type === 'Parallel') && !NEEDED.includes(name);
      // A branch that failed fails its Parallel, which has a Catch.
      return canFail && !Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.ALL')) ? [name] : [];
    }),
  'fails only after it has tried to release the turn, and with the cause that ended the turn': (machine) => {
    const { Next = '', Catch = [] } = machine.States[RELEASE] ?? { Type: 'none' };
    const caught = Catch[0]?.Next ?? '';
    const fails = allStates(machine).filter(([, { Type }]) => Type === 'Fail');
    return [
      ...fails.flatMap(([name]) => edgesTo(machine, name).filter(({ from }) => stepOf(from) !== RELEASE)),
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

const eachTask = (machine: Machine, holds: (name: StepName, state: State) => boolean): string[] =>
  tasks(machine).flatMap(([name, state]) => (stepOf(name) in STEPS && !holds(name as StepName, state) ? [name] : []));

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
