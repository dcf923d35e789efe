import type { Claim } from '../../core/actions/consent/consent.ts';
import { UNKNOWN, unknownBehind } from '../../core/actions/proposal.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Notes on the turn that the next action of the proposal is started, and claims it by a conditional write, before anything is done. A claim
 * is permanent: an action that a crashed execution has started is not retried, and its outcome is unknown. Nothing is started for a turn that
 * a person has taken.
 */
export const claimAction =
  (conversations: Conversations): Step<'ClaimAction'> =>
  async ({ request, turn: { key, consent }, claim }, { execution }): Promise<Claim> => {
    if (consent.kind !== 'granted') return { standing: 'lost', results: [] };
    const { proposal } = consent;
    const results = claim?.results ?? consent.results;
    const started = { proposal, results };
    if (!(await conversations.startAction(request, execution, started))) {
      const turn = await conversations.getTurn(request);
      // Another execution may own the turn now, and be further.
      if (turn?.status !== 'held') return { standing: 'ended', results: unknownBehind(started) };
      const isKnown = !turn.started || turn.started.results.length < results.length;
      return { standing: 'held', results: isKnown ? results : unknownBehind(started) };
    }
    const { customer, conversation, client, act_as } = request;
    const proposing = { customer, conversation, message_id: proposal.message_id };
    const claimant = { turn: key, execution, client, act_as };
    const claimedBy = await conversations.claimAction(proposing, results.length, claimant);
    if (claimedBy === null) return { standing: 'claimed', results };
    return claimedBy === key ? { standing: 'ended', results: [...results, UNKNOWN] } : { standing: 'lost', results };
  };
