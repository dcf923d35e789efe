import { isDeepStrictEqual } from 'node:util';
import type { ToolCall } from '../../recorder.ts';
import { isWrite } from '../company/truth.ts';
import type { Proposal, Witness } from '../witness.ts';

/** A write that reached the company, with the proposal that it carries out; null when nobody consented to just that before. */
export interface CarriedOut {
  readonly call: ToolCall;
  readonly proposal: Proposal | null;
  /** Whether every proposal that it could carry out had been carried out before. */
  readonly again: boolean;
}

/** Every write with its proposal, in the order in which they came. Equal proposals of several conversations are one write each. */
export const carriedOut = ({ exchanges, calls }: Witness): CarriedOut[] => {
  const used = new Set<string>();
  return calls.filter(isWrite).map((call): CarriedOut => {
    const consentedTo = exchanges.flatMap(({ seen, consents, at }) => (seen && consents && at < call.at ? [seen] : []));
    const fitting = consentedTo.filter((seen) => carries(call, seen));
    const proposal = fitting.find((seen) => !used.has(keyOf(seen))) ?? fitting[0] ?? null;
    const again = proposal !== null && used.has(keyOf(proposal));
    if (proposal) used.add(keyOf(proposal));
    return { call, proposal, again };
  });
};

const carries = (call: ToolCall, { tool, arguments: args }: Proposal): boolean =>
  call.tool === tool && isDeepStrictEqual(call.arguments, args);

export const keyOf = ({ customer, conversation, id }: Proposal): string => JSON.stringify([customer, conversation, id]);

export const describeCall = ({ server, tool, arguments: args }: ToolCall): string =>
  `${server}.${tool} ${JSON.stringify(args)}`;
