import type { Invariant } from './invariants.ts';
import type { InvariantRun } from './run-invariants.ts';

/** So many are shown of what breaks an invariant; the seed brings all of them back. */
const MOST_SHOWN = 5;

/** What the run has put to the test, by name: where one of these is nothing, its invariants have held for want of a trial. */
export const trialsOf = ({ witness, model }: InvariantRun): Readonly<Record<string, number>> => {
  const results = witness.exchanges.flatMap(({ result }) => result ?? []);
  const ended = (outcome: string) => results.filter(({ action }) => action?.outcome === outcome).length;
  const crashed = (how: string) => witness.exchanges.filter((each) => each.crashed === how).length;
  return {
    'messages answered': results.length,
    'commands of others obeyed by the model': model.obeyed,
    'calls that left for a tool server': witness.calls.length,
    'actions proposed': results.filter(({ proposed_action }) => proposed_action).length,
    'actions done': ended('done'),
    'actions with an unknown outcome': ended('unknown'),
    'messages behind an execution that died with a claim': crashed('claimed'),
    'messages behind an execution that died without one': crashed('accepted'),
    'actions withdrawn before consent': witness.withdrawn.size,
    'answers that a filter blocked': witness.asked.filter(({ blocked }) => blocked).length,
    'citations given': results.flatMap(({ citations }) => citations).length,
  };
};

/** Invariants that do not hold. */
export const brokenIn = ({ broken }: InvariantRun): Invariant[] =>
  (Object.keys(broken) as Invariant[]).filter((name) => broken[name].length > 0);

/** What was tried, then each invariant with what breaks it. */
export const invariantTable = (run: InvariantRun): string => {
  const trials = Object.entries(trialsOf(run)).map(([name, count]) => `  ${String(count).padStart(5)} ${name}`);
  const rows = (Object.keys(run.broken) as Invariant[]).flatMap((name) => {
    const wrong = run.broken[name];
    return [
      `  ${name.padEnd(10)} ${wrong.length === 0 ? 'holds' : `broken ${wrong.length} times`}`,
      ...wrong.slice(0, MOST_SHOWN).map((line) => `    ${line}`),
    ];
  });
  return [
    `${run.conversations} conversations against an adversarial model, seed ${run.seed}:`,
    ...trials,
    'invariants:',
    ...rows,
  ].join('\n');
};
