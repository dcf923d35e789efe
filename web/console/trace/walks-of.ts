import { type Facts, SEARCH } from './facts.ts';
import type { Graph, GraphEdge, GraphState } from './graph.ts';
import { explains, RULES } from './rules.ts';
import type { Span } from './trace-result.ts';
import { affected, BEGIN, ended, taken, visited, type Walk } from './walk.ts';

/** Where a state stands: the states that may run beside it, and whether a fault of its is told. Only a Parallel's first branch hands it on. */
interface Place {
  readonly beside: readonly string[];
  readonly isTold: boolean;
}

/** How much clocks of different functions may differ, in milliseconds: usually, and where no way would be found otherwise. */
const SLACKS = [3, 250] as const;
const MOST = 3;
const TOP: Place = { beside: [], isTold: true };

/**
 * The ways through the machine that explain every stored run, in order, and the receipt, and suppose the least. More than one if the record
 * cannot tell them apart; none if the record is of another machine.
 */
export const walksOf = (graph: Graph, facts: Facts): Walk[] => {
  const names = new Set([SEARCH, ...graph.states.map(({ name }) => name)]);
  if ([...facts.spans.keys()].some((name) => !names.has(name))) return [];
  for (const slack of SLACKS)
    for (let most = 0; most <= MOST; most++) {
      const found = [...from(graph.start, BEGIN, TOP, { ...mapped(graph), facts, slack, most })];
      const whole = found.filter((walk) => explains(walk, facts));
      if (whole.length > 0) return whole;
    }
  return [];
};

interface Search {
  readonly states: ReadonlyMap<string, GraphState>;
  readonly edges: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly facts: Facts;
  readonly slack: number;
  /** The most that a way may suppose. */
  readonly most: number;
}

const mapped = ({ states, edges }: Graph): Pick<Search, 'states' | 'edges'> => ({
  states: new Map(states.map((state) => [state.name, state])),
  edges: Map.groupBy(edges, (edge) => edge.from),
});

/** From a state to the end of its branch. */
function* from(name: string, walk: Walk, place: Place, search: Search): Generator<Walk> {
  const state = search.states.get(name);
  if (!state || state.type === 'Fail') return;
  if (state.type === 'Task') return yield* task(state, walk, place, search);
  const entered = affected(name, visited(walk, name));
  if (state.type === 'Parallel') return yield* parallel(name, entered, place, search);
  const ways = search.edges.get(name) ?? [];
  if (ways.length === 0) yield entered;
  for (const edge of ways) {
    const key = `${edge.from} → ${edge.to}`;
    const rules = [RULES[key], RULES[`${edge.from} ${edge.kind} ${edge.to}`]];
    if (rules.every((rule) => rule?.(entered, search.facts) !== false))
      yield* from(edge.to, affected(key, taken(entered, edge)), place, search);
  }
}

function* task(state: GraphState, walk: Walk, place: Place, search: Search): Generator<Walk> {
  const ways = search.edges.get(state.name) ?? [];
  const next = ways.find(({ kind }) => kind === 'next');
  for (const ran of succeeded(state, walk, place, search)) {
    if (next) yield* from(next.to, taken(ran, next), place, search);
    else yield ran;
  }
  for (const edge of ways.filter(({ kind, to }) => kind === 'catch' && isOnTheRoad(to))) {
    const cost = walk.cost + costOf(state.name, search.facts);
    if (cost > search.most || !mayFail(state.name, walk, place, search)) continue;
    const failed = {
      ...taken(visited(walk, state.name, { failed: true }), edge),
      failing: [...walk.failing, state.name],
      failingFrom: walk.failingFrom ?? walk.at,
      cost,
      ...(place.isTold && { lastFault: state.name }),
    };
    yield* from(edge.to, failed, place, search);
  }
}

/** An execution that releases its turn fails, and stores no receipt. */
const isOnTheRoad = (name: string): boolean => !name.startsWith('Release');

const mayFail = (name: string, walk: Walk, { isTold }: Place, { facts }: Search): boolean => {
  if (isTold && facts.fault === null) return false;
  if (name === 'HandOff') return facts.handsOff;
  if (name === 'RunAction') return facts.isUnknown;
  if (name === 'OptimizeContext') return !facts.searched && !walk.failing.includes(name);
  return true;
};

/** A failure of these shows in the fault only. Others leave a trace: another tier, an unknown outcome, a request that no run of HandOff made. */
const costOf = (name: string, { route }: Facts): number =>
  Number(name === 'ReadConsent' || name === 'AwaitTools' || (name === 'InvokeModel' && route === null));

/** The ways on after a run that ended well. */
function* succeeded({ name }: GraphState, walk: Walk, place: Place, search: Search): Generator<Walk> {
  const { spans, tiers, endMs, searched, starts } = search.facts;
  // It stores the times, and cannot store its own.
  if (name === 'PersistTurn') return yield ended(walk, name, null, endMs);
  const at = walk.used.get(name) ?? 0;
  const span = spans.get(name)?.[at];
  if (!span || span.start_ms < walk.at - search.slack || isEarlier(span, walk, [...place.beside, name], search)) return;
  if (name === 'InvokeModel' && tiers.length > 0 && tiers[at] !== walk.route.tier) return;
  // After a search that failed for good, it runs again, without the documents.
  if (name === 'OptimizeContext' && searched === walk.failing.includes(name)) return;
  const ran = { ...ended(walk, name, span, span.start_ms), used: new Map([...walk.used, [name, at + 1]]) };
  if (name !== 'OptimizeContext') return yield ran;
  for (const tier of starts) yield { ...ran, route: { ...walk.route, tier, escalated: tier === 'strong' } };
}

/** Whether a run without an explanation began before this one, and not beside it. */
const isEarlier = ({ start_ms }: Span, { used }: Walk, beside: readonly string[], { facts, slack }: Search): boolean =>
  [...facts.spans].some(([name, spans]) => {
    const next = spans[used.get(name) ?? 0];
    return name !== SEARCH && !beside.includes(name) && next !== undefined && next.start_ms < start_ms - slack;
  });

function* parallel(name: string, entered: Walk, place: Place, search: Search): Generator<Walk> {
  const ways = search.edges.get(name) ?? [];
  const branches = ways.filter(({ kind }) => kind === 'branch');
  const next = ways.find(({ kind }) => kind === 'next');
  const states = branches.map(({ to }) => [...reachedFrom(to, search)]);
  const join = function* (at: number, walk: Walk, ends: readonly Walk[]): Generator<Walk> {
    const edge = branches[at];
    if (!edge) {
      const joined = next ? taken(walk, next) : walk;
      const since = ends.flatMap(({ failingFrom }) => failingFrom ?? []);
      return yield {
        ...joined,
        at: Math.max(...ends.map((end) => end.at)),
        failing: ends.flatMap(({ failing }) => failing),
        failingFrom: since.length > 0 ? Math.min(...since) : null,
      };
    }
    const beside = [...place.beside, ...states.filter((_, other) => other !== at).flat()];
    const start = { ...taken(walk, edge), at: entered.at, failing: entered.failing, failingFrom: entered.failingFrom };
    for (const end of from(edge.to, start, { beside, isTold: place.isTold && at === 0 }, search))
      yield* join(at + 1, end, [...ends, end]);
  };
  for (const joined of join(0, entered, [])) {
    if (next) yield* from(next.to, joined, place, search);
    else yield joined;
  }
}

/** The states of a branch. */
const reachedFrom = (name: string, search: Search, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const { to } of search.edges.get(name) ?? []) reachedFrom(to, search, seen);
  return seen;
};
