import { type RunOptions, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import type { LocalFunction } from '../lambda/function.ts';
import { DataLimitExceeded, valueExceedsLimit } from './payload-limit.ts';
import { runTask } from './task.ts';
import { taskFunctions } from './task-functions.ts';

type Input = Parameters<StateMachine['run']>[0];

/** The maximum duration of an Express execution. */
const EXPRESS_SECONDS = 300;
/** How long executions may clean up when the service closes. */
const CLEAN_UP_MS = 5000;

/** The end of an execution, in the API's terms; `output` is JSON text. */
export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: string }
  | { readonly status: 'FAILED' | 'TIMED_OUT'; readonly error: string; readonly cause?: string };

/** Shared by all executions; `signal` ends them. */
export interface Engine {
  readonly machine: StateMachine;
  readonly tasks: ReadonlyMap<string, LocalFunction>;
  /** Tasks that a Fail state follows. */
  readonly cleanUps: ReadonlySet<string>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Constructs the machine once, because that takes 100 to 500 ms. Throws when the definition is invalid or names an unknown function. The
 * timeout is enforced here, because the engine's own lets a task that waits for its retry run once more after the end.
 */
export const createEngine = (
  { TimeoutSeconds, ...definition }: StateMachineDefinition,
  functions: Readonly<Record<string, LocalFunction>>,
  signal: AbortSignal,
  maxSeconds = EXPRESS_SECONDS,
): Engine => ({
  tasks: taskFunctions(definition, functions),
  cleanUps: new Set(Object.keys(definition.States).filter((name) => isCleanUp(definition, name))),
  machine: new StateMachine(definition),
  timeoutMs: Math.min(TimeoutSeconds ?? maxSeconds, maxSeconds) * 1000,
  signal,
});

const isCleanUp = ({ States }: StateMachineDefinition, name: string): boolean => {
  const state = States[name];
  return state?.Type === 'Task' && 'Next' in state && States[state.Next ?? '']?.Type === 'Fail';
};

/**
 * Runs the machine to its end and never rejects. When `signal` aborts, every task fails as if its sandbox had died, without a retry; only
 * the tasks of `cleanUps` still run, for 5 s. The engine reports a state's output only after it has entered the next state, so an
 * output that is too large may still reach the next task. The execution fails in any case.
 */
export const runExecution = async (
  { machine, tasks, cleanUps, timeoutMs, signal }: Engine,
  input: Input,
  context: NonNullable<RunOptions['context']>,
): Promise<Outcome> => {
  if (valueExceedsLimit(input)) return failed(new DataLimitExceeded('The execution input'));
  let stopped: Outcome | undefined;
  const closing = Promise.withResolvers<never>();
  closing.promise.catch(() => {});
  const stop = (outcome: Outcome) => {
    stopped ??= outcome;
    run.abort();
  };
  const handlerOf = (state: string, fn: LocalFunction) => async (taskInput: Input) => {
    if (stopped) throw Object.assign(new Error('The execution has ended.'), { isRetryable: false });
    if (cleanUps.has(state)) return (await runTask(state, fn, taskInput)) as Input;
    if (signal.aborted) throw new SandboxEnded();
    return (await Promise.race([runTask(state, fn, taskInput), closing.promise])) as Input;
  };
  const handlers = Object.fromEntries([...tasks].map(([state, fn]) => [state, handlerOf(state, fn)]));
  const run = machine.run(input, { context, overrides: { taskResourceLocalHandlers: handlers } });
  const timers = [setTimeout(() => stop({ status: 'TIMED_OUT', error: 'States.Timeout' }), timeoutMs)];
  const abort = () => {
    closing.reject(new SandboxEnded());
    timers.push(setTimeout(() => stop(failed(new SandboxEnded())), CLEAN_UP_MS));
  };
  signal.addEventListener('abort', abort);
  try {
    const [output] = await Promise.all([run.result, watchOutputs(run.eventLogs, (error) => stop(failed(error)))]);
    return stopped ?? { status: 'SUCCEEDED', output: JSON.stringify(output) ?? 'null' };
  } catch (error) {
    stopped ??= failed(reasonOf(error));
    return stopped;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
};

/** Reports the first state whose output exceeds the limit; resolves when the run has ended. */
const watchOutputs = async (
  events: ReturnType<StateMachine['run']>['eventLogs'],
  onTooLarge: (error: DataLimitExceeded) => void,
): Promise<void> => {
  for await (const event of events) {
    if (event.type !== 'StateExited' || !valueExceedsLimit(event.state.output)) continue;
    return onTooLarge(new DataLimitExceeded(`The output of the state '${event.state.name}'`));
  }
};

class SandboxEnded extends Error {
  override readonly name = 'Runtime.ExitError';
  readonly isRetryable = false;

  constructor() {
    super('Step Functions was closed.');
  }
}

const failed = ({ name, message }: Error): Outcome => ({ status: 'FAILED', error: name, cause: message });

const reasonOf = (error: unknown): Error => {
  const reason = error instanceof Error ? (error.cause ?? error) : error;
  return reason instanceof Error ? reason : new Error(String(reason));
};
