import * as z from 'zod/mini';
import { type Clock, elapsed } from '../core/config/clock.ts';
import { errorName } from '../core/errors/error-name.ts';
import { Fault } from '../core/errors/faults.ts';
import type { Log } from '../core/observability/log.ts';
import { Span } from '../core/turn/turn.ts';
import type { Contract, FunctionOf, StepsOf } from './steps.ts';

const Invocation = z.object({
  step: z.string(),
  /** The state's name, where it is not that of the step. */
  as: z.optional(z.string()),
  execution: z.string(),
  state: z.looseObject({ request: z.looseObject({ started_at: z.number() }) }),
});
type State = z.infer<typeof Invocation>['state'];

const Ran = z.object({ spans: z.array(Span) });

/**
 * Runs the step that the state machine names. Parses the keys that the step reads by the contract, and returns the value of the key that it
 * adds, with the span of this run behind those of earlier runs, or behind those that the step returns. Throws `BadState`, or the step's own fault.
 */
export const runStep =
  <C extends Contract, F extends FunctionOf>(contract: C, steps: StepsOf<C, F>, clock: Clock, log: Log) =>
  async (event: unknown): Promise<unknown> => {
    const { step, as = step, execution, state } = parse(Invocation, event, 'event');
    const began = clock.now();
    try {
      const run = (steps as Readonly<Record<string, AnyStep | undefined>>)[step];
      const row = Object.hasOwn(contract.steps, step) ? contract.steps[step] : undefined;
      if (!run || !row) throw new Fault('BadState', `The step ${step} belongs to another function.`);
      const value = await run(read(contract, row, state), { execution });
      const span: Span = {
        state: as,
        start_ms: elapsed(state.request.started_at, began),
        ms: elapsed(began, clock.now()),
      };
      log.debug('step', { step, execution, ms: span.ms });
      return { ...value, spans: [...(value.spans ?? Ran.safeParse(state[row.adds]).data?.spans ?? []), span] };
    } catch (error) {
      const level = error instanceof Fault ? 'warn' : 'error';
      log[level]('step failed', { step, execution, ms: elapsed(began, clock.now()), ...describe(error) });
      throw error;
    }
  };

type AnyStep = (state: object, run: { execution: string }) => Promise<{ readonly spans?: Span[] }>;

const read = (contract: Contract, { reads, mayRead }: Contract['steps'][string], state: State): object => {
  const schemaOf = (key: string): z.ZodMiniType => contract.state[key] ?? z.never();
  const required = reads.map((key) => [key, parse(schemaOf(key), state[key], key)]);
  // No schema is made here: that costs more than parsing by one.
  const optional = mayRead.map((key) => [key, state[key] === null ? null : parse(schemaOf(key), state[key], key)]);
  return Object.fromEntries([...required, ...optional]);
};

const parse = <T extends z.ZodMiniType>(schema: T, value: unknown, key: string): z.output<T> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => [key, ...issue.path].join('.'));
  throw new Fault('BadState', `The state does not match the contract: ${paths.join(', ')}`);
};

/** A fault's message is written for logs. The message of any other error might quote a customer. */
const describe = (error: unknown): Record<string, string> =>
  error instanceof Fault ? { error: error.name, reason: error.message } : { error: errorName(error) };
