import type { Invariant } from './invariants.ts';
import { isReplyQuestion } from './model/asked.ts';
import type { InvariantRun } from './run-invariants.ts';
import type { Exchange, Witness } from './witness.ts';

/** Violations to show for each invariant. The seed reproduces all of them. */
const MOST_SHOWN = 5;

/** Counts what the run exercised, by name. If a count is 0, the invariants that depend on it were not tested. */
export const trialsOf = ({ witness, model }: InvariantRun): Readonly<Record<string, number>> => {
  const results = witness.exchanges.flatMap(({ result }) => result ?? []);
  const actions = results.flatMap((result) => result.actions);
  const ended = (outcome: string) => actions.filter((action) => action.outcome === outcome).length;
  const crashed = (how: string) => witness.exchanges.filter((each) => each.crashed === how).length;
  const proposed = results.flatMap(({ proposal }) => proposal ?? []);
  const agreed = witness.exchanges.filter(({ consents, result }) => consents && result && result.actions.length > 0);
  const questions = witness.asked.filter(({ request }) => isReplyQuestion(request));
  return {
    'messages answered': results.length,
    'hidden commands that the model obeyed': model.obeyed,
    'calls sent to tool servers': witness.calls.length,
    'actions proposed': proposed.flatMap((each) => each.actions).length,
    'lists of several actions proposed': proposed.filter((each) => each.actions.length > 1).length,
    'actions done': ended('done'),
    'actions rejected': ended('rejected'),
    'actions with an unknown outcome': ended('unknown'),
    'actions not begun': ended('not_begun'),
    'replies that a model was asked about': questions.length,
    'replies that no model could read': questions.filter(({ said }) => said.length === 0).length,
    'consents after a second question': agreed.filter(({ seen, at }) => wasAskedAgain(witness, seen, at)).length,
    'previews shown': proposed.flatMap(({ actions: all }) => all.filter(({ preview }) => preview !== null)).length,
    'consents in free words that were enough': agreed.filter(({ consents }) => consents === 'freely').length,
    'messages after a crash with a claim': crashed('claimed'),
    'messages after a crash without a claim': crashed('accepted'),
    'actions withdrawn before consent': witness.withdrawn.size,
    'answers that a filter blocked': witness.asked.filter(({ blocked }) => blocked).length,
    'citations given': results.flatMap(({ citations }) => citations).length,
  };
};

const wasAskedAgain = ({ exchanges }: Witness, seen: Exchange['seen'], at: number): boolean =>
  new Set(
    exchanges.flatMap(({ ended, result }) => (ended < at && result?.proposal?.id === seen?.id ? result?.turn_id : [])),
  ).size > 1;

/** Returns the invariants that do not hold. */
export const brokenIn = ({ broken }: InvariantRun): Invariant[] =>
  (Object.keys(broken) as Invariant[]).filter((name) => broken[name].length > 0);

/** Formats what was exercised, then each invariant with its violations. */
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
