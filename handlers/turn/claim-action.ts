import type { Conversations } from '../../core/ports.ts';
import type { Adds, Step } from '../../statemachines/contract.ts';

/**
 * Claims the action that the customer consented to, by a conditional write, before anything is done. A claim is for good: when this turn
 * was begun before by an execution that died, nobody can know how far it came.
 */
export const claimAction =
  (conversations: Conversations): Step<'ClaimAction'> =>
  async ({ request, turn, context: { action } }, { execution }): Promise<Adds<'ClaimAction'>> => {
    if (!action) return { standing: 'taken', result: null };
    const claimedBy = await conversations.claimAction(request, action.id, { turn: turn.key, execution });
    if (claimedBy === null) return { standing: 'run', result: null };
    if (claimedBy !== turn.key) return { standing: 'taken', result: null };
    return { standing: 'unknown', result: { action, outcome: 'unknown', text: '' } };
  };
