import type { ConversationId } from '../../../core/config/keys.ts';
import { type Desk, NO_DESK } from '../../../core/desk/desk.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import { decideMove } from '../../../core/desk/moves.ts';
import { visitTurn } from '../../../handlers/clock/visit-turn.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { replacing } from './actor.ts';
import { MemoryConversations } from './memory-conversations.ts';
import { MemoryDesks } from './memory-desks.ts';

type Load = typeof loadHistory;

/** Reads the desk before the message is stored. */
export const readingEarly: Load =
  (store, desks, ...ports) =>
  async (state, run) => {
    const seen = await desks.get(state.request);
    return loadHistory(store, replacing(desks, { get: async () => seen }), ...ports)(state, run);
  };

/** Resumes a message that an earlier execution has stored without a look at the desk. */
export const resumingBlindly: Load =
  (store, desks, ...ports) =>
  async (state, run) => {
    const isStored = (await store.getTurn(state.request)) !== null;
    const its = isStored ? replacing(desks, { get: async () => NO_DESK }) : desks;
    return loadHistory(store, its, ...ports)(state, run);
  };

const onDesks =
  (change: (desks: Desks) => Partial<Desks>): Load =>
  (store, desks, ...ports) =>
    loadHistory(store, replacing(desks, change(desks)), ...ports);

/** Opens a closed conversation without a look at the turns that are still answered. */
export const openingBlindly = onDesks(() => ({ pendingTurns: async () => [] }));

/** Resumes a turn of an earlier episode, and leaves the episode's beginning where it is. */
export const stayingBehind = onDesks((desks) => ({
  move: (id, move) => (move.from === 'bot' && move.to === 'bot' ? desks.get(id) : desks.move(id, move)),
}));

class Always extends MemoryDesks {
  override async hold(id: ConversationId): Promise<Desk | null> {
    return this.put(id, await this.get(id));
  }
}

class UnlessBot extends MemoryDesks {
  override async hold(id: ConversationId): Promise<Desk | null> {
    const desk = await this.get(id);
    return desk.state === 'bot' ? null : this.put(id, desk);
  }
}

/** Counts a held message whoever has the conversation. */
export class HoldingAlways extends MemoryConversations {
  override readonly desks = new Always(this);
}

/** Counts a held message of a closed conversation, too. */
export class HoldingClosed extends MemoryConversations {
  override readonly desks = new UnlessBot(this);
}

/** Moves whatever version the person saw. */
export const unversioned: typeof decideMove = (desk, act) => decideMove(desk, { ...act, version: desk.version });

/** Gives the conversation back to the assistant whoever has it. */
export const returning: typeof decideMove = (desk, act) => {
  if (act.action !== 'return_to_assistant') return decideMove(desk, act);
  const move = { id: act.id, key: act.key, from: desk.state, version: null, to: 'bot', set: {} } as const;
  return { kind: 'move', move, fence: false };
};

/** Holds the pending turns, and does not let the desk count them. */
export const holdingUncounted = async (
  desks: Pick<Desks, 'pendingTurns' | 'holdTurn'>,
  id: ConversationId,
  { episode_from }: Pick<Desk, 'episode_from'>,
  now: number,
): Promise<void> => {
  for (const { message_id } of await desks.pendingTurns(id, episode_from)) {
    await desks.holdTurn({ ...id, message_id }, now, 1);
  }
};

/** Moves a conversation by the clock whatever has happened since it was read. */
export const movingBlindly = (desks: Desks): Desks =>
  replacing(desks, { move: (id, move) => desks.move(id, { ...move, version: null }) });

/** Leaves a lost message to a person before one is asked. */
export const holdingFirst: typeof visitTurn = (ports) => async (seen, id) => {
  await ports.desks.holdTurn(id, ports.clock.now(), 1);
  return visitTurn(ports)(seen, id);
};
