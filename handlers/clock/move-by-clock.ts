import { type ConversationId, nextTurnKey } from '../../core/config/keys.ts';
import { clockMove } from '../../core/desk/clock-moves.ts';
import type { Desk } from '../../core/desk/desk.ts';
import type { Move } from '../../core/desk/desks.ts';
import type { DueNow } from '../../core/desk/due.ts';
import { tell } from './tell.ts';
import type { Visiting } from './visiting.ts';

type Moving = Pick<Visiting, 'desks' | 'conversations' | 'playbook' | 'metrics' | 'clock' | 'random'>;

/** Does what is due, by one conditional write of the version that was read, then tells the customer. Null if another act came first. */
export const moveByClock = async (
  ports: Moving,
  id: ConversationId,
  desk: Desk,
  due: Exclude<DueNow, { kind: 'wait' | 'nothing' }>,
): Promise<Move | null> => {
  const { desks, metrics, clock, random } = ports;
  const now = clock.now();
  const move = clockMove(desk, due, nextTurnKey(now, await desks.newestKey(id), random()), now);
  const moved = await desks.move(id, move);
  if (!moved) return null;
  metrics.record('ClockMoves', 1, { action: due.kind === 'close' ? due.resolution : due.kind });
  await tell(ports, id, moved);
  return move;
};
