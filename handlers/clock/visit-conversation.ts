import { type ConversationId, nextTurnKey, timeOfKey } from '../../core/config/keys.ts';
import { clockMove } from '../../core/desk/clock-moves.ts';
import { dueNow, TURNS_SEEN } from '../../core/desk/due.ts';
import { tell } from './tell.ts';
import { isErased, type Visit, type Visiting } from './visiting.ts';

/**
 * Does what time asks of a conversation, by one conditional write of the version that it read, and then tells the customer. Afterwards the
 * conversation is due when something may happen next. A visit whose write is refused changes nothing: another act came first.
 */
export const visitConversation = (ports: Visiting): Visit<ConversationId> => {
  const { desks, transcripts, schedule, playbook, metrics, clock, random } = ports;
  const visit: Visit<ConversationId> = async (seen, id) => {
    const desk = await desks.get(id);
    await tell(ports, id, desk);
    const turns = desk.state === 'bot' || desk.state === 'human' ? await transcripts.turns(id, TURNS_SEEN) : [];
    const now = clock.now();
    const due = dueNow(desk, turns, playbook(), now);
    const isOver =
      due.kind === 'nothing' || (due.kind !== 'wait' && (await isErased(ports, id.customer, lastOf(desk))));
    if (due.kind === 'wait' || isOver) {
      await schedule.reschedule(seen, due.kind === 'wait' ? due.until : null);
      return;
    }
    const move = clockMove(desk, due, nextTurnKey(now, await desks.newestKey(id), random()), now);
    if (!(await desks.move(id, move))) return;
    metrics.record('ClockMoves', 1, { action: due.kind === 'close' ? due.resolution : due.kind });
    if (move.due_at !== undefined) await visit({ ...seen, due_at: move.due_at }, id);
  };
  return visit;
};

/** When the customer last did something, in epoch milliseconds. */
const lastOf = ({ last_key, move }: { last_key: string | null; move: { key: string } | null }): number =>
  timeOfKey(last_key ?? move?.key ?? '0');
