import { actionMessage } from '../../../../core/actions/action-messages.ts';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Exchange, Oracle, Proposal } from '../witness.ts';
import { carriedOut, describeCall, keyOf } from './carried-out.ts';

/** An unknown outcome is reported as unknown, is handed off to a person, and is never reported as done or rejected. */
export const unknown: Oracle = (witness) => {
  const unclear = carriedOut(witness).filter(({ call }) => call.mishap !== 'none');
  return [
    ...unclear.flatMap(({ call, proposal }) => {
      if (proposal === null || outcomesOf(witness.exchanges, proposal).includes('unknown')) return [];
      return [`${describeCall(call)} had a fault (${call.mishap}), and no answer reports an unknown outcome`];
    }),
    ...unclear.flatMap(({ call, proposal }) => {
      const sure = proposal && outcomesOf(witness.exchanges, proposal).find((outcome) => outcome !== 'unknown');
      return sure ? [`${describeCall(call)} had a fault (${call.mishap}), and an answer reports ${sure}`] : [];
    }),
    ...witness.exchanges.flatMap(unsaid),
    ...witness.exchanges.flatMap(({ crashed, result, message }) =>
      crashed === 'claimed' && !(result && result.handoff.reason === 'action_unknown' && says(result))
        ? [`${JSON.stringify(message)} follows a crashed execution, and the answer does not report the action`]
        : [],
    ),
  ];
};

/** Returns the outcomes in the answers to consent to a proposal. Answers after a crash are checked separately. */
const outcomesOf = (exchanges: readonly Exchange[], proposal: Proposal): string[] =>
  exchanges.flatMap(({ seen, crashed, result }) =>
    seen && crashed !== 'claimed' && keyOf(seen) === keyOf(proposal) && result?.action?.id === proposal.id
      ? [result.action.outcome]
      : [],
  );

const unsaid = ({ result }: Exchange): string[] => {
  if (result?.action?.outcome !== 'unknown') return [];
  const { tool } = result.action;
  return [
    ...(result.handoff.reason === 'action_unknown'
      ? []
      : [`${tool} has an unknown outcome, and no handoff is requested`]),
    ...(says(result) ? [] : [`${tool} has an unknown outcome, and the answer does not say so`]),
  ];
};

const says = ({ answer, sentiment }: ChatResult): boolean =>
  answer.includes(actionMessage('unknown', sentiment.language));
