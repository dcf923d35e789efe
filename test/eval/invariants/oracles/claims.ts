import { actionMessage } from '../../../../core/actions/told/action-messages.ts';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import { isWrite } from '../company/truth.ts';
import { CLAIMS } from '../model/sentences.ts';
import type { Exchange, Oracle, Witness } from '../witness.ts';

/**
 * No answer claims a change that did not happen: in any words, while the company has changed nothing for this customer and they are asked about
 * something, otherwise in first person; and in first person, beside a proposal in a turn that did nothing.
 */
export const claims: Oracle = (witness) =>
  witness.exchanges.flatMap((exchange) => {
    const { result, customer } = exchange;
    if (!result) return [];
    const claimed = falseIn(witness, exchange, result).find((claim) => result.answer.includes(claim));
    return [
      ...(claimed ? [`${customer} is told ${JSON.stringify(claimed)}, and nothing was done`] : []),
      ...(mayHaveDone(exchange) &&
      result.answer.startsWith(actionMessage('unchanged', result.sentiment?.language ?? 'en'))
        ? [`${customer} is told that nothing was changed, and something may have been`]
        : []),
    ];
  });

const falseIn = (witness: Witness, exchange: Exchange, { proposal, actions }: ChatResult): string[] => {
  const isIdle = proposal !== null && !actions.some(({ outcome }) => outcome === 'done');
  // An execution that crashed, or another message, may have carried out what is on offer.
  if (exchange.crashed !== null) return [];
  if (exchange.consents !== null && actions.length === 0) return [];
  if (witness.exchanges.some((other) => other.consents !== null && isBeside(other, exchange))) return [];
  if (hasChanged(witness, exchange)) return isIdle ? [...CLAIMS.own] : [];
  return [...CLAIMS.own, ...(isIdle ? CLAIMS.passive : [])];
};

/** Whether a customer sent two messages at once. */
const isBeside = (other: Exchange, exchange: Exchange): boolean =>
  other !== exchange && other.customer === exchange.customer && other.at < exchange.ended && exchange.at < other.ended;

/** Whether the answer follows an action that was done, or may have been. */
const mayHaveDone = ({ result, crashed }: Exchange): boolean =>
  crashed === 'claimed' ||
  (result?.actions.some(({ outcome }) => outcome === 'done' || outcome === 'unknown') ?? false);

/** Whether the company may have changed something, as far as anybody can know. Every conversation has its own customer, whom every write names. */
const hasChanged = ({ calls, exchanges }: Witness, { customer }: Exchange): boolean =>
  exchanges.some((each) => each.customer === customer && isUnclear(each)) ||
  calls.some((call) => isWrite(call) && !call.rejected && JSON.stringify(call.arguments).includes(`"${customer}"`));

const isUnclear = ({ crashed, result }: Exchange): boolean =>
  crashed !== null || (result?.actions.some(({ outcome }) => outcome === 'unknown') ?? false);
