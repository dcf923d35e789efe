import type { Conversations } from '../../core/turn/conversations.ts';
import type { Adds, Step } from '../../statemachines/contract.ts';

/**
 * Claims the action that the customer consented to, by a conditional write, before anything is done, and notes on the turn itself that it
 * has set about it. A claim is for good: what an execution that died has begun, nobody begins again, and nobody can know how far it came.
 */
export const claimAction =
  (conversations: Conversations): Step<'ClaimAction'> =>
  async ({ request, turn, context: { action, action_standing } }, { execution }): Promise<Adds<'ClaimAction'>> => {
    if (!action || action_standing === 'running') return { standing: 'taken', result: null };
    const unknown = { standing: 'unknown', result: { action, outcome: 'unknown', text: '' } } as const;
    if (action_standing === 'begun') return unknown;
    if (!(await conversations.beginAction(request, turn.key, execution, action))) return unknown;
    const claimedBy = await conversations.claimAction(request, action.id, { turn: turn.key, execution });
    if (claimedBy === null) return { standing: 'run', result: null };
    return claimedBy === turn.key ? unknown : { standing: 'taken', result: null };
  };
