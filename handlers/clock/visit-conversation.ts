import { type ConversationId, timeOfKey } from '../../core/config/keys.ts';
import type { Desk } from '../../core/desk/desk.ts';
import { dueNow, turnsSeen } from '../../core/desk/due.ts';
import { moveByClock } from './move-by-clock.ts';
import { tell } from './tell.ts';
import { isErased, type Visit, type Visiting } from './visiting.ts';

/** Does what is due for a conversation, then makes it due when something may happen next. */
export const visitConversation = (ports: Visiting): Visit<ConversationId> => {
  const { desks, transcripts, schedule, playbook, clock } = ports;
  const visit: Visit<ConversationId> = async (seen, id) => {
    const desk = await desks.get(id);
    // An earlier visit may have died before its notice.
    await tell(ports, id, desk);
    const most = turnsSeen(desk);
    const turns = most > 0 ? await transcripts.turns(id, most) : [];
    const due = dueNow(desk, turns, playbook(), clock.now());
    if (due.kind === 'wait') {
      await schedule.reschedule(seen, due.until);
    } else if (due.kind === 'nothing' || (await isErased(ports, id.customer, lastOf(desk)))) {
      await schedule.reschedule(seen, null);
    } else {
      const move = await moveByClock(ports, id, desk, due);
      if (move?.due_at !== undefined) await visit({ ...seen, due_at: move.due_at }, id);
    }
  };
  return visit;
};

/** When the customer last did something, in epoch milliseconds. */
const lastOf = ({ last_key, move }: Desk): number => timeOfKey(last_key ?? move?.key ?? '0');
