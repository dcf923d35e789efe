import type { ConversationId } from '../config/keys.ts';
import type { Desk } from './desk.ts';
import type { Desks } from './desks.ts';

interface Held {
  readonly key: string;
  /** Whether an action was started for it, whose result it does not have. */
  readonly acting: boolean;
  /** The desk's version that counts it. */
  readonly version: number;
}

/**
 * Takes the pending turns of the episode from the assistant, before a person who has the conversation is answered: no model's answer is
 * committed afterwards. Each is counted by the desk before it is held, as in core/turn/hold-message.ts: another person, who has not seen it,
 * cannot give back or close over it. Ends early, and leaves the rest to the assistant, if the conversation neither waits nor has a person.
 */
export const holdPending = async (
  desks: Pick<Desks, 'pendingTurns' | 'hold' | 'holdTurn'>,
  id: ConversationId,
  { episode_from }: Pick<Desk, 'episode_from'>,
  now: number,
): Promise<readonly Held[]> => {
  const held: Held[] = [];
  for (const pending of await desks.pendingTurns(id, episode_from)) {
    const { customer, conversation } = id;
    const desk = await desks.hold(id, pending.key, null, pending.message);
    if (!desk) break;
    const taken = await desks.holdTurn({ customer, conversation, message_id: pending.message_id }, now, desk.version);
    if (taken) held.push({ key: pending.key, version: desk.version, ...taken });
  }
  return held;
};
