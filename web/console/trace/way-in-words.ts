import type { Graph } from './graph.ts';
import type { Path } from './path.ts';
import { whole } from './words.ts';

/** The same as the drawing: each state that was entered, in order, and where each Choice went. */
export const wayInWords = ({ states }: Graph, { visits, edges, unsure }: Path): string[] => {
  const types = new Map(states.map(({ name, type }) => [name, type]));
  const ways = Map.groupBy(edges, ({ from }) => from);
  const taken = new Map<string, number>();
  const said = visits.map(({ state, span, failed }) => {
    if (failed) return `${state} failed.`;
    if (span) return `${state} ran for ${whole(span.ms)} ms, from ${whole(span.start_ms)} ms on.`;
    if (types.get(state) === 'Task') return `${state} ran. Its time is not stored.`;
    if (types.get(state) === 'Parallel') return `${state} began its branches.`;
    const at = taken.get(state) ?? 0;
    taken.set(state, at + 1);
    const to = ways.get(state)?.[at]?.to;
    return to === undefined ? `${state} ended.` : `${state} went on to ${to}.`;
  });
  return [...said, ...unsure.map((state) => `${state} may have run: the record cannot say.`)];
};
