import type { StateMachine } from 'aws-local-stepfunctions';
import { definitionText } from '../../../statemachines/definition.ts';
import { allStates, type Machine, type State } from '../../contract/asl.ts';

const machine: Machine = JSON.parse(definitionText());
const STATES: ReadonlyMap<string, State> = new Map(allStates(machine));

const way = (from: string, by: string, to?: string): string => `${from} (${by})${to === undefined ? '' : ` → ${to}`}`;

/** One way out of a state: to the next, by a rule of a Choice or its default, or by a catcher. */
const waysOf = (name: string): string[] => {
  const { Type, Choices = [], Default, Next, Catch = [] } = STATES.get(name) ?? { Type: 'none' };
  if (Type === 'Fail') return [];
  const rules = Choices.map((rule, at) => way(name, `rule ${at}`, rule.Next));
  const plain = Default ?? Next;
  return [
    ...rules,
    ...(Type === 'Choice' && Default === undefined ? [] : [way(name, plain === undefined ? 'end' : 'next', plain)]),
    ...Catch.map(({ Next: to }, at) => way(name, `catch ${at}`, to)),
  ];
};

export const ALL_WAYS: readonly string[] = [...STATES.keys()].flatMap(waysOf);

export const isTask = (name: string): boolean => STATES.get(name)?.Type === 'Task';

/** Names of errors that no Retry of a task names, one for each of its catchers; one if it has none. */
export const errorsOf = (name: string): string[] => {
  const { Retry = [], Catch = [] } = STATES.get(name) ?? { Type: 'none' };
  const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals);
  const errors = Catch.map(({ ErrorEquals }) => ErrorEquals.find((error) => !retried.includes(error)) ?? 'none');
  return (errors.length > 0 ? errors : ['States.ALL']).map((error) => (error === 'States.ALL' ? 'Broken' : error));
};

type Events = ReturnType<StateMachine['run']>['eventLogs'];

/** Passes the events of an execution on, adds the names of the states that it entered, and tells of the ways that it took. */
export async function* follow(events: Events, entered: string[], onWay: (way: string) => void): Events {
  for await (const event of events) {
    if (event.type === 'StateEntered') entered.push(event.state.name);
    if (event.type === 'StateCaught') {
      const catchers = STATES.get(event.state.name)?.Catch ?? [];
      const at = catchers.findIndex(({ ErrorEquals }) => isEqual(ErrorEquals, event.catch.catcher.ErrorEquals));
      onWay(way(event.state.name, `catch ${at}`, catchers[at]?.Next));
    }
    if (event.type === 'StateExited') onWay(wayOut(event.state.name, event.state.input));
    yield event;
  }
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const wayOut = (name: string, input: unknown): string => {
  const { Choices = [], Default, Next } = STATES.get(name) ?? { Type: 'none' };
  const at = Choices.findIndex((rule) => holds(rule as Rule, input));
  if (at >= 0) return way(name, `rule ${at}`, Choices[at]?.Next);
  const to = Default ?? Next;
  return way(name, to === undefined ? 'end' : 'next', to);
};

interface Rule {
  readonly And?: readonly Rule[];
  readonly Or?: readonly Rule[];
  readonly Not?: Rule;
  readonly Variable?: string;
  readonly [comparison: string]: unknown;
}

/** The comparisons that the definition uses; any other throws, so that a new one is added here. */
const holds = (rule: Rule, input: unknown): boolean => {
  if (rule.And) return rule.And.every((each) => holds(each, input));
  if (rule.Or) return rule.Or.some((each) => holds(each, input));
  if (rule.Not) return !holds(rule.Not, input);
  const value = (rule.Variable ?? '').split('.').slice(1).reduce(read, input);
  if ('IsNull' in rule) return value === null;
  if ('StringEquals' in rule) return value === rule.StringEquals;
  if ('BooleanEquals' in rule) return value === rule.BooleanEquals;
  if ('NumericLessThan' in rule) return Number(value) < Number(rule.NumericLessThan);
  throw new Error(`An unknown comparison: ${JSON.stringify(rule)}`);
};

const read = (value: unknown, key: string): unknown => (value as Record<string, unknown> | null)?.[key] ?? null;
