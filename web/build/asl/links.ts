import { type Edge, edgesOf, type State } from './machine.ts';
import { footOf, headOf, type Item, itemOf, laneOf, type Rows } from './rows.ts';

/** An edge by the items that it passes. A gutter is one item for all rows. */
export interface Link {
  readonly edge: Edge;
  readonly isUp: boolean;
  readonly stops: readonly Item[];
}

/** The edges that are drawn: one from a state to another, and none to itself. */
export const linksOf = (
  states: ReadonlyMap<string, State>,
  { rows, gutters }: Rows,
  isDrawn: (edge: Edge) => boolean,
): Link[] => {
  const items = new Map(rows.flatMap(({ items }) => items.map((item) => [item.key, item])));
  const sides = new Map(gutters.map((key) => [key, itemOf(key, 0, 0)]));
  const top = (name: string) => items.get(name) ?? items.get(headOf(name));
  const bottom = (name: string) => items.get(name) ?? items.get(footOf(name));
  const seen = new Set<string>();
  return [...states].flatMap(([name, state]) =>
    edgesOf(name, state).flatMap((edge): Link[] => {
      const pair = `${edge.from} ${edge.to}`;
      if (edge.from === edge.to || seen.has(pair) || !isDrawn(edge)) return [];
      seen.add(pair);
      const isUp = (top(edge.to)?.row ?? 0) < (top(edge.from)?.row ?? 0);
      const from = isUp || edge.kind === 'branch' ? top(edge.from) : bottom(edge.from);
      const to = isUp ? bottom(edge.to) : top(edge.to);
      if (!from || !to) throw new Error(`${pair}: a state has no place.`);
      const lane = laneOf(edge.to, isUp);
      const passed = rows.slice(Math.min(from.row, to.row) + 1, Math.max(from.row, to.row));
      const frame = rows[from.row]?.frame ?? null;
      const isOutside = passed.some((row) => row.frame !== null && row.frame !== frame);
      const side = isOutside ? sides.get(laneOf(edge.to, isUp, true)) : undefined;
      const lanes = passed.flatMap((row) => row.items.filter(({ key }) => key === lane));
      return [{ edge, isUp, stops: [from, ...(side ? [side] : isUp ? lanes.toReversed() : lanes), to] }];
    }),
  );
};
