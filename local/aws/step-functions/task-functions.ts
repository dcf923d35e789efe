import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import type { LocalFunction } from '../lambda/function.ts';

type States = Pick<StateMachineDefinition, 'States'>;

const statesOf = ({ States }: States): [string, StateMachineDefinition['States'][string]][] =>
  Object.entries(States).flatMap(([name, state]) => [[name, state], ...inside(state).flatMap(statesOf)]);

const inside = (state: StateMachineDefinition['States'][string]): States[] => {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor ?? state.Iterator ?? { States: {} }] : [];
};

/** The function of every Task state by state name, nested states included; throws for a Resource without a function. */
export const taskFunctions = (
  definition: StateMachineDefinition,
  functions: Readonly<Record<string, LocalFunction>>,
): ReadonlyMap<string, LocalFunction> => {
  const tasks = new Map<string, LocalFunction>();
  for (const [name, state] of statesOf(definition)) {
    if (state.Type !== 'Task') continue;
    const fn = functions[state.Resource];
    if (!fn) throw new Error(`The task ${name} calls ${state.Resource}, which is not among the functions.`);
    tasks.set(name, fn);
  }
  return tasks;
};
