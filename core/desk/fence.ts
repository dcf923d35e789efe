import type { ConversationId } from '../config/keys.ts';
import type { Desk } from './desk.ts';
import type { Desks, PendingMessage } from './desks.ts';

/**
 * Takes the pending turns of the episode from the assistant, before a person who has the conversation is answered: no model's answer is
 * committed afterwards. Each is counted by the desk before it is held, as in core/turn/hold-message.ts: another person, who has not seen it,
 * cannot give back or close over it. Ends early, and leaves the rest to the assistant, if nobody has the conversation any more.
 */
export const holdPending = async (
  desks: Pick<Desks, 'pendingTurns' | 'hold' | 'holdTurn'>,
  id: ConversationId,
  { episode_from }: Pick<Desk, 'episode_from'>,
  now: number,
): Promise<readonly PendingMessage[]> => {
  const held: PendingMessage[] = [];
  for (const pending of await desks.pendingTurns(id, episode_from)) {
    const { customer, conversation } = id;
    if (!(await desks.hold(id, pending.key, null, pending.message))) break;
    const taken = await desks.holdTurn({ customer, conversation, message_id: pending.message_id }, now);
    if (taken) held.push({ ...pending, ...taken });
  }
  return held;
};
