import type { DeskActions } from '../../../core/desk/desks.ts';
import {
  actionKeyOf,
  type DeskOutcome,
  type DeskStep,
  fromStoredOutcome,
  NO_DESK_OUTCOME,
  toStoredOutcome,
} from '../../../statemachines/desk-contract.ts';

/** Stores the outcome of an act, once: if another execution of it was faster, that outcome counts. */
export const finishAction =
  (actions: DeskActions): DeskStep<'FinishAction'> =>
  async ({ request, move, fence, entry, suggestion, feedback }) => {
    const outcome: DeskOutcome = {
      ...NO_DESK_OUTCOME,
      ...(move && {
        ...{ outcome: move.outcome, conversation: move.conversation, desk: move.desk, waited_ms: move.waited_ms },
      }),
      ...(fence && { held: fence.held, under_way: fence.under_way }),
      ...(feedback && { outcome: feedback.outcome }),
      post: entry?.post ?? null,
      suggestion: suggestion && { text: suggestion.text, calls: suggestion.calls },
    };
    const mine = toStoredOutcome(outcome);
    const stored = await actions.finish(actionKeyOf(request), mine);
    return stored === mine ? outcome : fromStoredOutcome(stored, request);
  };
