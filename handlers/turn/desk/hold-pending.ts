import type { Clock } from '../../../core/config/clock.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { holdPending as takePending } from '../../../core/desk/fence.ts';
import type { DeskStep } from '../../../statemachines/desk-contract.ts';

/**
 * The fence behind a move to `human`: every turn of the episode that is still pending ends without an answer, so that none is committed once
 * the person is answered. A turn that was stored later sees the move.
 */
export const holdPending =
  (desks: Desks, clock: Clock): DeskStep<'HoldPending'> =>
  async ({ move: { conversation, desk } }) => {
    if (!conversation || !desk) return { held: 0, under_way: [] };
    const taken = await takePending(desks, conversation, desk, clock.now());
    const [version, under_way] = [taken.at(-1)?.version, taken.filter(({ acting }) => acting).map(({ key }) => key)];
    return { held: taken.length, under_way, ...(version !== undefined && { version }) };
  };
