import { actionMessage } from '../../../../core/actions/action-messages.ts';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import type { Exchange, Oracle, Proposal } from '../witness.ts';
import { carriedOut, describeCall, keyOf } from './carried-out.ts';

/** An outcome that stays unknown is said and handed to a person, by no answer called done or refused, and what is called done was done. */
export const unknown: Oracle = (witness) => {
  const unclear = carriedOut(witness).filter(({ call }) => call.mishap !== 'none');
  return [
    ...unclear.flatMap(({ call, proposal }) => {
      if (proposal === null || outcomesOf(witness.exchanges, proposal).includes('unknown')) return [];
      return [`${describeCall(call)} came to grief (${call.mishap}), and no answer says so`];
    }),
    ...unclear.flatMap(({ call, proposal }) => {
      const sure = proposal && outcomesOf(witness.exchanges, proposal).find((outcome) => outcome !== 'unknown');
      return sure ? [`${describeCall(call)} came to grief (${call.mishap}), and an answer says ${sure}`] : [];
    }),
    ...witness.exchanges.flatMap(unsaid),
    ...witness.exchanges.flatMap(({ crashed, result, message }) =>
      crashed === 'claimed' && !(result && result.handoff.reason === 'action_unknown' && says(result))
        ? [`${JSON.stringify(message)} comes behind an execution that died, and the answer says nothing of the action`]
        : [],
    ),
  ];
};

/** Answers that were given to whoever consented to it; those behind a crash are looked at by themselves. */
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
      : [`${tool} has an unknown outcome, and no person is asked for`]),
    ...(says(result) ? [] : [`${tool} has an unknown outcome, and the answer does not say so`]),
  ];
};

const says = ({ answer, sentiment }: ChatResult): boolean =>
  answer.includes(actionMessage('unknown', sentiment.language));
