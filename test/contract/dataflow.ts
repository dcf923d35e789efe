import type { Contract } from '../../statemachines/steps.ts';
import { edges, type Machine, type State } from './asl.ts';

type Keys = ReadonlySet<string>;

/** Reads of keys that some path has not added yet, as `State reads key`; and the keys that every end has. */
export const readsBeforeAdded = (
  machine: Machine,
  steps: Contract['steps'],
  given: Keys,
): { readonly missing: string[]; readonly atEnd: Keys } => {
  const before = new Map<string, Keys>([[machine.StartAt, given]]);
  const missing = new Set<string>();
  const ends: Keys[] = [];
  const waiting = [machine.StartAt];

  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const state = machine.States[name];
    if (!state) throw new Error(`No state is called ${name}.`);
    const available = before.get(name) ?? given;
    for (const key of readsOf(name, state, steps)) if (!available.has(key)) missing.add(`${name} reads ${key}`);
    const after = afterState(steps, state, available, missing);
    if (state.End || state.Type === 'Succeed') ends.push(after);
    for (const { to, caught } of edges(state)) {
      const arriving = caught === undefined ? after : new Set([...available, ...keyOf(caught)]);
      const known = before.get(to);
      const merged = known ? new Set([...arriving].filter((key) => known.has(key))) : arriving;
      if (known && merged.size === known.size) continue;
      before.set(to, merged);
      waiting.push(to);
    }
  }
  return {
    missing: [...missing],
    atEnd: new Set([...(ends[0] ?? given)].filter((key) => ends.every((end) => end.has(key)))),
  };
};

const readsOf = (name: string, state: State, steps: Contract['steps']): readonly string[] =>
  state.Type === 'Task' ? (steps[String(state.Parameters?.step ?? name)]?.reads ?? []) : comparedBy(name, state);

/** A Choice fails on a path into a key that is null. */
const comparedBy = (name: string, { Choices = [] }: State): string[] =>
  [...JSON.stringify(Choices).matchAll(/"Variable":"\$\.(\w+)\./g)]
    .flatMap(([, key]) => key ?? [])
    .filter((key) => !(key === 'draft' && DRAFTED.includes(name)));

/** Choices whose earlier rules are for a turn without a draft. */
const DRAFTED: readonly string[] = ['Fallback?', 'Escalate?'];

const afterState = (steps: Contract['steps'], state: State, available: Keys, missing: Set<string>): Keys => {
  if (!state.Branches) return new Set([...available, ...keyOf(state.ResultPath ?? '')]);
  const given = state.Parameters ? passedOn(state.Parameters, available) : available;
  const branches = state.Branches.map((branch) => readsBeforeAdded(branch, steps, given));
  for (const branch of branches) for (const found of branch.missing) missing.add(found);
  const selected = Object.entries(state.ResultSelector ?? {}).flatMap(([target, source]) => {
    const key = target.replace(/\.\$$/, '');
    const [, index, field] = /^\$\[(\d)\](?:\.(\w+))?$/.exec(String(source)) ?? [];
    const branch = branches[Number(index)];
    return branch && (field === undefined || branch.atEnd.has(field)) ? [key] : [];
  });
  return new Set(selected);
};

/** The keys that a template takes from the state, or composes. */
const passedOn = (template: object, available: Keys): Keys =>
  new Set(
    Object.entries(template).flatMap(([target, source]) => {
      const key = target.replace(/\.\$$/, '');
      return (source !== null && typeof source === 'object') ||
        keyOf(String(source)).some((read) => available.has(read))
        ? [key]
        : [];
    }),
  );

const keyOf = (path: string): string[] => /^\$\.(\w+)$/.exec(path)?.slice(1) ?? [];
