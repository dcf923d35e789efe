import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Exchange, Oracle } from '../witness.ts';
import { type CarriedOut, carriedOut, isDone } from './carried-out.ts';

type Outcome = ChatResult['actions'][number]['outcome'];

/** What a receipt reports of each action agrees with the calls that the company received. */
export const reported: Oracle = (witness) => {
  const all = carriedOut(witness);
  return witness.exchanges.flatMap((exchange) =>
    (exchange.result?.actions ?? []).flatMap(({ id, tool, outcome }, position) => {
      const calls = all.filter(({ item }) => item?.position === position && isOf(item.proposal, exchange, id));
      return agrees(outcome, calls) ? [] : [`${tool} of ${exchange.customer} is reported as ${outcome}, and was not`];
    }),
  );
};

const isOf = (
  proposal: { readonly id: string; readonly customer: string; readonly conversation: string },
  { customer, conversation }: Exchange,
  id: string,
): boolean => proposal.id === id && proposal.customer === customer && proposal.conversation === conversation;

/** An unknown outcome is no statement: the oracle of unknown outcomes says when there must be one. */
const agrees = (outcome: Outcome, calls: readonly CarriedOut[]): boolean => {
  const done = calls.some(({ call }) => isDone(call));
  if (outcome === 'not_begun') return calls.length === 0;
  return outcome === 'unknown' || (outcome === 'done') === done;
};
