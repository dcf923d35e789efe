import { isDeepStrictEqual } from 'node:util';
import type { ToolCall } from '../../recorder.ts';
import { isWrite, titleOf } from '../company/truth.ts';
import type { Exchange, Proposal, Witness } from '../witness.ts';

/**
 * A write that reached the company, and the proposal that it carries out; null without prior consent to exactly that
 * call.
 */
export interface CarriedOut {
  readonly call: ToolCall;
  readonly proposal: Proposal | null;
  /** Whether every matching proposal had been carried out before. */
  readonly again: boolean;
}

/** Returns every write with its proposal, in order. Equal proposals in several conversations allow one write each. */
export const carriedOut = ({ exchanges, calls }: Witness): CarriedOut[] => {
  const used = new Set<string>();
  return calls.filter(isWrite).map((call): CarriedOut => {
    const fitting = exchanges.flatMap((exchange) => {
      const { seen } = exchange;
      return seen && carries(call, seen) && stands(exchange, call, exchanges) ? [seen] : [];
    });
    const proposal = fitting.find((seen) => !used.has(keyOf(seen))) ?? fitting[0] ?? null;
    const again = proposal !== null && used.has(keyOf(proposal));
    if (proposal) used.add(keyOf(proposal));
    return { call, proposal, again };
  });
};

/** Compares the title too, because another server may have a tool of the same name. */
const carries = ({ server, tool, arguments: args }: ToolCall, shown: Proposal): boolean =>
  tool === shown.tool && titleOf(server, tool) === shown.title && isDeepStrictEqual(args, shown.arguments);

/**
 * Whether consent was valid when the call began: given before, with no other message answered in between. A concurrent
 * message does not withdraw consent.
 */
const stands = (consent: Exchange, call: ToolCall, exchanges: readonly Exchange[]): boolean =>
  consent.consents &&
  consent.at < call.at &&
  !exchanges.some((later) => takesBack(later, consent) && later.ended < call.at);

const takesBack = (later: Exchange, consent: Exchange): boolean =>
  later.customer === consent.customer &&
  later.conversation === consent.conversation &&
  later.at > consent.saidBy &&
  later.result !== null &&
  !(later.consents && later.seen?.id === consent.seen?.id);

export const keyOf = ({ customer, conversation, id }: Proposal): string => JSON.stringify([customer, conversation, id]);

export const describeCall = ({ server, tool, arguments: args }: ToolCall): string =>
  `${server}.${tool} ${JSON.stringify(args)}`;
