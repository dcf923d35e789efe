import type { Clock } from '../../../core/config/clock.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import type { DeskStep } from '../../../statemachines/desk-contract.ts';

/**
 * The fence behind a move to `human`: every turn of the episode that is still pending ends without an answer, so that none is committed once
 * the person is answered. A turn that was stored later sees the move.
 */
export const holdPending =
  (desks: Desks, clock: Clock): DeskStep<'HoldPending'> =>
  async ({ move: { conversation, desk } }) => {
    if (!conversation || !desk) return { held: 0, under_way: [] };
    const pending = await desks.pendingTurns(conversation, desk.episode_from);
    const held = await Promise.all(
      pending.map(async ({ message_id, key }) => {
        const taken = await desks.holdTurn({ ...conversation, message_id }, clock.now());
        return taken ? [{ key, ...taken }] : [];
      }),
    );
    const taken = held.flat();
    return { held: taken.length, under_way: taken.filter(({ acting }) => acting).map(({ key }) => key) };
  };
