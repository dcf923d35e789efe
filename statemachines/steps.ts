import type * as z from 'zod/mini';
import type { FaultName } from '../core/errors/faults.ts';
import type { Span } from '../core/turn/turn.ts';

/** The functions that run steps. The one that calls external servers has no access to conversations. */
export type FunctionOf = 'turn' | 'tools';

type State = Readonly<Record<string, z.ZodMiniType>>;

interface Row<S extends State> {
  readonly in: FunctionOf;
  readonly reads: readonly (keyof S & string)[];
  readonly mayRead: readonly (keyof S & string)[];
  readonly adds: keyof S & string;
  /** Faults that the step can throw, besides `BadState`. */
  readonly raises: readonly FaultName[];
}

/** A state machine's contract: the keys of its state, and those that each Task reads, may read (null when absent) and adds. */
export interface Contract<
  S extends State = State,
  R extends Readonly<Record<string, Row<S>>> = Readonly<Record<string, Row<S>>>,
> {
  readonly state: S;
  readonly steps: R;
}

export const contract = <S extends State, R extends Readonly<Record<string, Row<S>>>>(
  state: S,
  steps: R,
): Contract<S, R> => ({
  state,
  steps,
});

type Value<C extends Contract, K extends string> = z.infer<C['state'][K]>;
export type StepNameOf<C extends Contract> = keyof C['steps'] & string;
type Of<C extends Contract, N extends StepNameOf<C>> = C['steps'][N];

export type ReadsOf<C extends Contract, N extends StepNameOf<C>> = {
  readonly [K in Of<C, N>['reads'][number]]: Value<C, K>;
} & {
  readonly [K in Of<C, N>['mayRead'][number]]: Value<C, K> | null;
};
/** A step's own span is added to those that it returns. */
export type AddsOf<C extends Contract, N extends StepNameOf<C>> = Omit<Value<C, Of<C, N>['adds']>, 'spans'> & {
  readonly spans?: Span[];
};

interface Run {
  /** ARN of the execution: the owner of the turn that it works on. */
  readonly execution: string;
}
export type StepOf<C extends Contract, N extends StepNameOf<C>> = (
  state: ReadsOf<C, N>,
  run: Run,
) => Promise<AddsOf<C, N>>;

/** A table with every step of one function: a forgotten or swapped one does not compile. */
export type StepsOf<C extends Contract, F extends FunctionOf> = {
  readonly [N in StepNameOf<C> as Of<C, N>['in'] extends F ? N : never]: StepOf<C, N>;
};
