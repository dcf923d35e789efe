import { unknownOutcome } from '../../core/actions/consent.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import type { Adds, Step } from '../../statemachines/contract.ts';

/**
 * Notes on the turn that its action is started, and claims the action by a conditional write, before anything is done. A claim is permanent:
 * an action that a crashed execution has started is not retried, and its outcome is unknown.
 */
export const claimAction =
  (conversations: Conversations): Step<'ClaimAction'> =>
  async ({ request, turn: { key, consent } }, { execution }): Promise<Adds<'ClaimAction'>> => {
    if (consent.kind !== 'granted') return LOST;
    const { action } = consent;
    const unknown = { claimed: false, result: unknownOutcome(action) };
    if (!(await conversations.startAction(request, key, execution, action))) return unknown;
    const claimedBy = await conversations.claimAction(request, action.id, { turn: key, execution });
    if (claimedBy === null) return { claimed: true, result: null };
    return claimedBy === key ? unknown : LOST;
  };

/** Another turn has claimed it, or it is not on offer any more. */
const LOST = { claimed: false, result: null };
