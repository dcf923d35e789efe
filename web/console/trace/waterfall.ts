import { SEARCH } from './facts.ts';
import { gapsOf, type Look, type Mark } from './marks.ts';
import type { Path } from './path.ts';
import type { Trace } from './trace-result.ts';
import { listed } from './words.ts';

export interface WaterfallRow {
  /** `part`: of the state above. */
  readonly kind: 'run' | 'part' | 'gap';
  readonly name: string;
  readonly start: number;
  /** Null if it is not stored. */
  readonly ms: number | null;
  readonly look: Look;
  readonly result: string;
}

/** Every run of every state, and the times between them that need an explanation, by their start. */
export const waterfallOf = (trace: Trace, path: Path, marks: ReadonlyMap<string, Mark>): WaterfallRow[] => {
  const drafts = (trace.usage?.calls ?? []).filter(({ tier }) => tier !== 'triage').map(({ tier }) => tier);
  const tiers = [...drafts];
  const ran = path.visits.flatMap(({ state, span }): WaterfallRow[] => {
    if (!span) return [];
    const { start_ms: start, ms } = span;
    const look = marks.get(state)?.look ?? 'ok';
    if (state !== 'InvokeModel') return [{ kind: 'run', name: state, start, ms, look, result: 'done' }];
    const tier = tiers.shift();
    const isDropped = tier === 'fast' && trace.route?.escalated === true && tiers.includes('strong');
    const result = tier === undefined ? 'done' : `${tier} tier${isDropped ? ', set aside' : ''}`;
    return [{ kind: 'run', name: state, start, ms, look: 'model', result }];
  });
  const optimized = ran.findLast(({ name }) => name === 'OptimizeContext');
  const searched = trace.states
    .filter(({ state }) => state === SEARCH)
    .map((span): WaterfallRow => ({ ...row('part', SEARCH, span.start_ms), ms: span.ms, result: 'part of it' }));
  const stored = path.visits
    .filter(({ state, span, failed }) => state === 'PersistTurn' && !span && !failed)
    .map(({ state }): WaterfallRow => ({ ...row('run', state, trace.total_ms ?? 0), result: 'done' }));
  const gaps = gapsOf(path).map((gap): WaterfallRow => {
    const { from, to, failed, before } = gap;
    const name = failed.length > 0 ? listed(counted(failed)) : `Before ${before}`;
    const look = failed.length > 0 ? 'failed' : 'again';
    const isLast = failed.length > 0 && gap === gapsOf(path).findLast((each) => each.failed.length > 0);
    const fault = isLast && trace.fault !== null ? `: ${trace.fault}` : '';
    const result = failed.length > 0 ? `failed${fault}` : 'failed attempt or wait';
    return { kind: 'gap', name, start: from, ms: Math.max(0, to - from), look, result };
  });
  const sorted = [...ran, ...stored, ...gaps].toSorted((a, b) => a.start - b.start);
  return sorted.flatMap((each) => (each === optimized ? [each, ...searched] : each));
};

const row = (kind: WaterfallRow['kind'], name: string, start: number) =>
  ({ kind, name, start, ms: null, look: 'ok' }) as const;

/** `InvokeModel ×2` */
const counted = (names: readonly string[]): string[] =>
  [...Map.groupBy(names, (name) => name)].map(([name, all]) => (all.length > 1 ? `${name} ×${all.length}` : name));

/** The lines of a time axis of `total` milliseconds: few, and at round times. */
export const ticksOf = (total: number): number[] => {
  const least = Math.max(total, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least) ?? least;
  return Array.from({ length: Math.floor(total / step) + 1 }, (_, at) => at * step);
};
