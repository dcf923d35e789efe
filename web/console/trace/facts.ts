import { isVisitor } from '../../../core/access/visitor.ts';
import type { Span, Tier, Trace } from './trace-result.ts';

/** The parts of a stored turn that tell its path. */
export interface Facts {
  /** The runs of each state, by the time of their start. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  /** The tier of each run of InvokeModel; empty if the calls do not match the runs. */
  readonly tiers: readonly Tier[];
  /** Whether the documents were searched. They are not on the run that follows a failed search. */
  readonly searched: boolean;
  readonly fault: string | null;
  readonly handsOff: boolean;
  /** Whether the outcome of an action is unknown. */
  readonly isUnknown: boolean;
  /** How the turn began: on the fast tier, on the strong one, or either. */
  readonly starts: readonly Tier[];
  /** Null where a person answers instead of a model: then the receipt names no route. */
  readonly route: { readonly tier: Tier; readonly escalated: boolean; readonly fallback: boolean } | null;
  /** Whether no tier answered; null if the receipt does not tell. */
  readonly failed: boolean | null;
  /** Whether the strong tier is not asked, as for visitors. */
  readonly fastOnly: boolean;
  readonly endMs: number;
}

/** Part of OptimizeContext, and no state of its own. */
export const SEARCH = 'SearchKnowledge';

export const factsOf = (trace: Trace, customer: string): Facts => {
  const { states, usage, model, status, route, handoff, actions, fault } = trace;
  const spans = Map.groupBy(
    states.toSorted((a, b) => a.start_ms - b.start_ms),
    ({ state }) => state,
  );
  const tiers = (usage?.calls ?? []).flatMap(({ tier }) => (tier === 'triage' ? [] : tier));
  const fastOnly = isVisitor(customer);
  const isNamed = model !== null || status === 'failed' || (route?.escalated ?? false) || (route?.fallback ?? false);
  return {
    spans,
    tiers: tiers.length === spans.get('InvokeModel')?.length ? tiers : [],
    searched: spans.has(SEARCH),
    fault,
    handsOff: handoff?.requested ?? false,
    isUnknown: actions.some(({ outcome }) => outcome === 'unknown'),
    fastOnly,
    starts: fastOnly ? ['fast'] : isNamed && route ? startsOf(route) : ['fast', 'strong'],
    route: isNamed ? route : null,
    failed: model !== null ? false : status === 'failed' || isNamed || (fastOnly ? null : false),
    endMs: trace.total_ms ?? 0,
  };
};

const startsOf = ({ escalated, reason }: NonNullable<Trace['route']>): Tier[] => {
  if (!escalated || reason === 'negative_sentiment' || reason === 'model_unsure') return ['fast'];
  return reason === 'already_escalated' ? ['strong'] : ['strong', 'fast'];
};
