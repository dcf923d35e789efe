import { outcomeText } from '../../../../core/actions/told/action-messages.ts';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Exchange, Oracle } from '../witness.ts';
import { carriedOut, describeCall, type Item } from './carried-out.ts';

/** An unknown outcome is reported as unknown, is handed off to a person, and is never reported as done or rejected. */
export const unknown: Oracle = (witness) => {
  const unclear = carriedOut(witness).filter(({ call }) => call.mishap !== 'none');
  return [
    ...unclear.flatMap(({ call, item }) => {
      if (item === null || outcomesOf(witness.exchanges, item).includes('unknown')) return [];
      return [`${describeCall(call)} had a fault (${call.mishap}), and no answer reports an unknown outcome`];
    }),
    ...unclear.flatMap(({ call, item }) => {
      const sure = item && outcomesOf(witness.exchanges, item).find((outcome) => outcome !== 'unknown');
      return sure ? [`${describeCall(call)} had a fault (${call.mishap}), and an answer reports ${sure}`] : [];
    }),
    ...witness.exchanges.flatMap(unsaid),
    ...witness.exchanges
      .filter((exchange) => exchange.crashed === 'claimed' && !wasTold(exchange, witness.exchanges))
      .flatMap(({ result, message }) =>
        result && result.handoff.reason === 'action_unknown' && says(result)
          ? []
          : [`${JSON.stringify(message)} follows a crashed execution, and the answer does not report the action`],
      ),
  ];
};

/** Whether an earlier answer has reported the unknown outcome: it is told once. */
const wasTold = ({ customer, conversation, seen, at }: Exchange, exchanges: readonly Exchange[]): boolean =>
  exchanges.some(
    (earlier) =>
      earlier.customer === customer &&
      earlier.conversation === conversation &&
      earlier.ended < at &&
      earlier.result?.actions.some(({ id, outcome }) => id === seen?.id && outcome === 'unknown'),
  );

/** Returns what the answers report of an action. */
const outcomesOf = (exchanges: readonly Exchange[], { proposal, position }: Item): string[] =>
  exchanges.flatMap(({ customer, conversation, result }) => {
    if (customer !== proposal.customer || conversation !== proposal.conversation) return [];
    const told = result?.actions[position];
    return told?.id === proposal.id ? [told.outcome] : [];
  });

const unsaid = ({ result }: Exchange): string[] => {
  const unclear = result?.actions.find(({ outcome }) => outcome === 'unknown');
  if (!result || !unclear) return [];
  return [
    ...(result.handoff.reason === 'action_unknown'
      ? []
      : [`${unclear.tool} has an unknown outcome, and no handoff is requested`]),
    ...(says(result) ? [] : [`${unclear.tool} has an unknown outcome, and the answer does not say so`]),
  ];
};

const says = ({ answer, sentiment }: ChatResult): boolean => answer.includes(UNCLEAR(sentiment?.language ?? 'en'));

/** The sentence of code about one unknown outcome. */
const UNCLEAR = (language: string): string =>
  outcomeText({ proposal: ANY, results: [{ outcome: 'unknown', text: '' }] }, '', language);

const ACTION = { server: '', tool: '', title: '', arguments: {}, preview: null, names: {}, harmless: false };
const ANY = { id: '', message_id: '', actions: [ACTION], later: [], asked_again: false };
