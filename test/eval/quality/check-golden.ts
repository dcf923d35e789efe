import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Golden } from './golden.ts';

type Found = readonly [path: readonly PropertyKey[], message: string];

/** Finds the mistakes that the schema cannot detect: names that the playbook does not have, and contradictory parts. */
export function* checkGolden(golden: Golden, { tools: entries, knowledge }: Playbook): Generator<Found> {
  const tools = entries.map(({ name }) => name);
  const documents = new Set(knowledge.map(({ source }) => source));
  const unknownTool = (path: readonly PropertyKey[], tool: string): Found[] =>
    tools.includes(tool) ? [] : [[path, `the playbook does not allow ${tool}: write ${anyOf(tools)}.`]];
  for (const [at, { confirm, expect }] of golden.say.entries()) {
    const path = ['say', at, 'expect'];
    if (confirm && at === 0) yield [['say', at, 'confirm'], 'nothing is proposed before the first message.'];
    for (const [n, { tool }] of (expect.tools ?? []).entries()) {
      yield* unknownTool([...path, 'tools', n, 'tool'], tool);
    }
    if (expect.proposed) yield* unknownTool([...path, 'proposed', 'tool'], expect.proposed.tool);
    for (const [n, source] of (expect.citations ?? []).entries()) {
      const wrong = `the playbook has no document knowledge/${source}: write ${anyOf([...documents])}.`;
      if (!documents.has(source)) yield [[...path, 'citations', n], wrong];
    }
    if (expect.tier === 'fast' && expect.reason) yield [[...path, 'reason'], 'only the strong tier has a reason.'];
  }
  for (const [n, { tool }] of (golden.writes ?? []).entries()) yield* unknownTool(['writes', n, 'tool'], tool);
}

const anyOf = (names: readonly string[]): string =>
  names.length === 0 ? 'none, because it has none' : names.join(', ');
