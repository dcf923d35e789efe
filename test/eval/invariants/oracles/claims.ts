import { isWrite } from '../company/truth.ts';
import { CLAIMS } from '../model/claims.ts';
import type { Exchange, Oracle, Witness } from '../witness.ts';
import { isDone } from './carried-out.ts';

/**
 * No answer claims a change that did not happen: in first person, if the company has done nothing for this customer; in any words, beside a
 * proposal in a turn that did nothing.
 */
export const claims: Oracle = (witness) =>
  witness.exchanges.flatMap((exchange) => {
    const { result, customer } = exchange;
    if (!result) return [];
    const isIdle = result.proposal !== null && !result.actions.some(({ outcome }) => outcome === 'done');
    const wrong = [
      ...(hasDone(witness, exchange) ? [] : CLAIMS.own),
      ...(isIdle ? [...CLAIMS.own, ...CLAIMS.passive] : []),
    ];
    const claimed = wrong.find((claim) => result.answer.includes(claim));
    return claimed ? [`${customer} is told ${JSON.stringify(claimed)}, and nothing was done`] : [];
  });

/** Every conversation has its own customer, whom every write names. */
const hasDone = ({ calls }: Witness, { customer, ended }: Exchange): boolean =>
  calls.some(
    (call) =>
      isWrite(call) && isDone(call) && call.at < ended && JSON.stringify(call.arguments).includes(`"${customer}"`),
  );
