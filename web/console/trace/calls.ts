import type { Path } from './path.ts';
import type { ModelCall, Trace } from './trace-result.ts';

export interface CallRow extends ModelCall {
  /** The state that made the call. */
  readonly state: string;
}

const READERS: readonly string[] = ['AnalyzeSentiment', 'ReadConsent'];

/**
 * The billed calls with the states that made them. Each run of InvokeModel has one, in their order. The triage model's are those of
 * AnalyzeSentiment and ReadConsent, which can do without one: a single call may be of either.
 */
export const callsOf = ({ usage }: Trace, { visits }: Path): CallRow[] => {
  const calls = usage?.calls ?? [];
  const readers = READERS.filter((name) => visits.some(({ state, span }) => state === name && span !== null));
  const read = calls.filter(({ tier }) => tier === 'triage');
  const stateOf = (call: ModelCall): string => {
    if (call.tier !== 'triage') return 'InvokeModel';
    return (read.length === readers.length ? readers[read.indexOf(call)] : undefined) ?? readers.join(' or ');
  };
  return calls.map((call) => ({ ...call, state: stateOf(call) }));
};
