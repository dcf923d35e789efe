import type { DeskActions } from '../../../core/desk/desks.ts';
import {
  actionHash,
  actionKeyOf,
  type DeskStep,
  fromStoredOutcome,
  NO_DESK_OUTCOME,
} from '../../../statemachines/desk-contract.ts';

/** Stores an act before anything comes of it. A repeat gets what came of it, or carries it on; another act with the same id is refused. */
export const beginAction =
  (actions: DeskActions): DeskStep<'BeginAction'> =>
  async ({ request }) => {
    const hash = actionHash(request);
    const stored = await actions.begin(actionKeyOf(request), hash);
    if (stored.hash !== hash) return { disposition: 'settled', outcome: { ...NO_DESK_OUTCOME, outcome: 'key_reused' } };
    return stored.result === null
      ? { disposition: 'run', outcome: null }
      : { disposition: 'settled', outcome: fromStoredOutcome(stored.result, request) };
  };
