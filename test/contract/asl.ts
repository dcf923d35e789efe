/** The parts of a state that the rules check. */
export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly {
    readonly Next: string;
    readonly Variable?: string;
    readonly StringEquals?: string;
  }[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly Next: string;
    readonly ResultPath?: string;
  }[];
  readonly Retry?: readonly Retrier[];
  readonly Branches?: readonly Machine[];
  readonly ResultPath?: string;
  readonly ResultSelector?: Readonly<Record<string, unknown>>;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Result?: unknown;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly End?: boolean;
  readonly Error?: string;
  readonly CausePath?: string;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

export interface Machine {
  readonly StartAt: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}

export const allStates = (machine: Machine): [name: string, state: State][] =>
  Object.entries(machine.States).flatMap(([name, state]): [string, State][] => [
    [name, state],
    ...(state.Branches ?? []).flatMap(allStates),
  ]);

export const tasks = (machine: Machine): [name: string, state: State][] =>
  allStates(machine).filter(([, state]) => state.Type === 'Task');

/** The states that may follow a state, and the path at which a catcher grafts the error. */
export const edges = (state: State): { readonly to: string; readonly caught?: string }[] => [
  ...[state.Next, state.Default].flatMap((to) => (to === undefined ? [] : [{ to }])),
  ...(state.Choices ?? []).map(({ Next }) => ({ to: Next })),
  ...(state.Catch ?? []).map(({ Next, ResultPath }) => ({ to: Next, caught: ResultPath ?? '$' })),
];
