import { isDeepStrictEqual } from 'node:util';
import type { ToolCall } from '../../recorder.ts';
import { isHarmless, isWrite, titlesOf } from '../company/truth.ts';
import type { Exchange, Proposal, Witness } from '../witness.ts';

/** An action of a proposal, by its position in the list. */
export interface Item {
  readonly proposal: Proposal;
  readonly position: number;
}

/** A write that reached the company, and the action that it carries out. */
export interface CarriedOut {
  readonly call: ToolCall;
  /** Null without prior consent to a list with exactly that call. */
  readonly item: Item | null;
  /** Whether every matching action had been carried out before. */
  readonly again: boolean;
  /** Whether the action in front of it in the list was not done when the call began. */
  readonly early: boolean;
}

/** Returns every write with its action, in order. Equal actions of several proposals allow one write each. */
export const carriedOut = ({ exchanges, calls }: Witness): CarriedOut[] => {
  const used = new Map<string, ToolCall>();
  const isEarly = ({ proposal, position }: Item): boolean => {
    const before = used.get(keyOf({ proposal, position: position - 1 }));
    return position > 0 && !(before && isDone(before));
  };
  return calls.filter(isWrite).map((call): CarriedOut => {
    // The newest consent is the one that a call belongs to.
    const fitting = exchanges.flatMap((exchange) => itemsFor(call, exchange, exchanges)).toReversed();
    const unused = fitting.filter((item) => !used.has(keyOf(item)));
    const item = unused.find((each) => !isEarly(each)) ?? unused[0] ?? fitting[0] ?? null;
    const found = {
      call,
      item,
      again: fitting.length > 0 && unused.length === 0,
      early: item !== null && isEarly(item),
    };
    if (item) used.set(keyOf(item), call);
    return found;
  });
};

/** Whether the call surely changed something, as the company's own journal has it. */
export const isDone = ({ mishap, rejected }: ToolCall): boolean => mishap === 'none' && !rejected;

const itemsFor = (call: ToolCall, exchange: Exchange, all: readonly Exchange[]): Item[] => {
  const { seen: proposal } = exchange;
  if (!proposal || !stands(exchange, call, all)) return [];
  return proposal.actions.flatMap((action, position) => (carries(call, action) ? [{ proposal, position }] : []));
};

/** Compares the title too, because another server may have a tool of the same name. */
const carries = ({ server, tool, arguments: args }: ToolCall, shown: Proposal['actions'][number]): boolean =>
  tool === shown.tool && titlesOf(server, tool).includes(shown.title) && isDeepStrictEqual(args, shown.arguments);

/**
 * Whether consent was valid when the call began: given before, with no other message answered in between. A concurrent
 * message does not withdraw consent. Free words are consent only to a list that destroys nothing.
 */
const stands = (consent: Exchange, call: ToolCall, exchanges: readonly Exchange[]): boolean =>
  consent.consents !== null &&
  (consent.consents === 'plainly' || consent.seen?.actions.every(isHarmless) === true) &&
  consent.at < call.at &&
  !exchanges.some((later) => takesBack(later, consent) && later.ended < call.at);

const takesBack = (later: Exchange, consent: Exchange): boolean =>
  later.customer === consent.customer &&
  later.conversation === consent.conversation &&
  later.at > consent.saidBy &&
  later.result !== null &&
  !(later.consents && later.seen?.id === consent.seen?.id);

const keyOf = ({ proposal: { customer, conversation, id }, position }: Item): string =>
  JSON.stringify([customer, conversation, id, position]);

export const describeCall = ({ server, tool, arguments: args }: ToolCall): string =>
  `${server}.${tool} ${JSON.stringify(args)}`;
