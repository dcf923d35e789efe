import type { Conversations } from '../../core/turn/conversations.ts';
import { NO_OUTCOME } from '../../core/turn/turn.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Ends this execution's lease on the turn, because the execution fails: a repeat of the message is then answered at once. Changes nothing if
 * the turn was answered, or another execution took it over.
 */
export const releaseTurn =
  (conversations: Conversations): Step<'ReleaseTurn'> =>
  async ({ request }, { execution: me }) => {
    await conversations.release(request, me);
    return NO_OUTCOME;
  };
