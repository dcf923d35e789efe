import { actionMessage } from '../../../../core/actions/action-messages.ts';
import { isWrite } from '../company/truth.ts';
import { CLAIMS } from '../model/sentences.ts';
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
    return [
      ...(claimed ? [`${customer} is told ${JSON.stringify(claimed)}, and nothing was done`] : []),
      ...(mayHaveDone(exchange) && result.answer.startsWith(actionMessage('unchanged', result.sentiment.language))
        ? [`${customer} is told that nothing was changed, and something may have been`]
        : []),
    ];
  });

/** Whether the answer follows an action that was done, or may have been. */
const mayHaveDone = ({ result, crashed }: Exchange): boolean =>
  crashed === 'claimed' ||
  (result?.actions.some(({ outcome }) => outcome === 'done' || outcome === 'unknown') ?? false);

/** Every conversation has its own customer, whom every write names. */
const hasDone = ({ calls }: Witness, { customer, ended }: Exchange): boolean =>
  calls.some(
    (call) =>
      isWrite(call) && isDone(call) && call.at < ended && JSON.stringify(call.arguments).includes(`"${customer}"`),
  );
