import { readFileSync } from 'node:fs';
import type { EdgeKind } from '../../console/trace/graph.ts';

/** The parts of a state that a drawing shows. */
export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Scope[];
}

/** States that follow each other: those of a machine, or of a branch. */
export interface Scope {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
}

/** A state machine's definition as in its file. */
export const readMachine = (name: string): Scope =>
  JSON.parse(readFileSync(new URL(`../../../statemachines/${name}.asl.json`, import.meta.url), 'utf8'));

/** All states by name, those of branches included. */
export const statesIn = ({ States }: Scope): Map<string, State> =>
  new Map(
    Object.entries(States).flatMap(([name, state]): [string, State][] => [
      [name, state],
      ...(state.Branches ?? []).flatMap((branch) => [...statesIn(branch)]),
    ]),
  );

/** The ways out of a state, in the order in which it tries them, each once. */
export const edgesOf = (from: string, { Next, Default, Choices = [], Catch = [], Branches = [] }: State): Edge[] => {
  const edge = (kind: EdgeKind, to: string | undefined) => (to === undefined ? [] : [{ from, to, kind }]);
  const all = [
    ...Branches.flatMap(({ StartAt }) => edge('branch', StartAt)),
    ...Choices.flatMap((rule) => edge('choice', rule.Next)),
    ...edge('default', Default),
    ...edge('next', Next),
    ...Catch.flatMap((catcher) => edge('catch', catcher.Next)),
  ];
  return all.filter(({ to, kind }, at) => all.findIndex((other) => other.to === to && other.kind === kind) === at);
};
