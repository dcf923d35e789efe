import type { DeskActions } from '../../../core/desk/desks.ts';
import {
  actionHash,
  actionKeyOf,
  type DeskStep,
  fromStoredOutcome,
  NO_DESK_OUTCOME,
} from '../../../statemachines/desk-contract.ts';

/** Stores an act before it is carried out. A repeat gets the stored outcome, or carries the act on; another act with the same id is `key_reused`. */
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
