import type { ConversationId, MessageId } from '../../../core/config/keys.ts';
import { nextTurnKey } from '../../../core/config/keys.ts';
import type { Post } from '../../../core/desk/desk.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { CompletedTurn, HistoryTurn, PendingTurn, Turn } from '../../../core/turn/turn.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { replacing } from './actor.ts';
import { keyOf, MemoryConversations } from './memory-conversations.ts';

/** A commit without a condition. */
export class Careless extends MemoryConversations {
  override async complete(id: ConversationId, turn: CompletedTurn): Promise<boolean> {
    this.turns.set(keyOf({ ...id, ...turn }), turn);
    return true;
  }
}

/** A Put that overwrites the turn of the message. */
export class Overwriting extends MemoryConversations {
  override async putTurn(id: ConversationId, turn: PendingTurn): Promise<boolean> {
    this.turns.set(keyOf({ ...id, ...turn }), turn);
    return true;
  }
}

/** Takes a turn over whatever its owner and lease are now. */
export class Greedy extends MemoryConversations {
  override async takeOver(id: ConversationId, seen: PendingTurn, owner: string, lease: number): Promise<boolean> {
    const turn = await this.getTurn({ ...id, ...seen });
    return turn?.status === 'pending' && super.takeOver(id, turn, owner, lease);
  }
}

/** Releases a turn for an execution that does not own it, such as one that was taken over. */
export class Meddling extends MemoryConversations {
  override async release(id: MessageId): Promise<boolean> {
    const turn = await this.getTurn(id);
    return turn?.status === 'pending' && super.release(id, turn.owner);
  }
}

/** Releases a turn that is answered. */
export class Forgetful extends MemoryConversations {
  override async release(id: MessageId, owner: string): Promise<boolean> {
    const turn = this.turns.get(keyOf(id));
    if (turn && turn.status !== 'pending') this.turns.set(keyOf(id), Object.assign({ lease: 0 }, turn));
    return super.release(id, owner);
  }
}

/** Releases nothing. */
export class Idle extends MemoryConversations {
  override async release(): Promise<boolean> {
    return true;
  }
}

/** Ends a turn of its owner for good, instead of its lease. */
export class Final extends MemoryConversations {
  override async release(id: MessageId, owner: string): Promise<boolean> {
    const released = await super.release(id, owner);
    if (released) this.turns.delete(keyOf(id));
    return released;
  }
}

class Remembering extends Map<string, Turn> {
  /** What the last write replaced. */
  before: Turn | null = null;

  override set(key: string, turn: Turn): this {
    this.before = this.get(key) ?? null;
    return super.set(key, turn);
  }
}

/** Reads a turn once as it was before its last write. */
export class Stale extends MemoryConversations {
  override readonly turns = new Remembering();
  #isStale = true;

  override async getTurn(id: MessageId): Promise<Turn | null> {
    if (!this.#isStale) return super.getTurn(id);
    this.#isStale = false;
    return this.turns.before;
  }
}

/** Reads the history without the newest turn, as an index that is eventually consistent may. */
export class Lagging extends MemoryConversations {
  override async *newestEntries(id: ConversationId): AsyncGenerator<readonly (HistoryTurn | Post)[]> {
    for await (const [, ...older] of super.newestEntries(id)) yield older;
  }
}

/** Reads the history in the order of the message ids, as the table has it. */
export class Unordered extends MemoryConversations {
  override async *newestEntries(id: ConversationId): AsyncGenerator<readonly (HistoryTurn | Post)[]> {
    const idOf = (key: string) => [...this.turns.values()].find((turn) => turn.key === key)?.message_id ?? '';
    for await (const page of super.newestEntries(id)) {
      yield page.toSorted((one, other) => (idOf(one.key) < idOf(other.key) ? 1 : -1));
    }
  }
}

type Load = typeof loadHistory;

/** The step of one execution, `me`, on a table that reads a turn otherwise. */
const reading =
  (otherwise: (turn: Turn, message: string, me: string) => Turn): Load =>
  (store, ...ports) =>
  (state, run) => {
    const getTurn = async (id: MessageId) => {
      const turn = await store.getTurn(id);
      return turn && otherwise(turn, state.request.message, run.execution);
    };
    return loadHistory(replacing(store, { getTurn }), ...ports)(state, run);
  };

/** Takes any message under the message_id for the one that is stored. */
export const trusting = reading((turn, message) => ({ ...turn, message }));

/** Does not know its own turn when it is tried again. */
export const estranged = reading((turn, _, me) =>
  turn.status === 'pending' && turn.owner === me ? { ...turn, owner: 'another' } : turn,
);

/** Answers a repeat under a key of its own. */
export const rekeying: Load =
  (...ports) =>
  async (state, run) => {
    const [, , , , , , { now }, random] = ports;
    return { ...(await loadHistory(...ports)(state, run)), key: nextTurnKey(now(), null, random()) };
  };

/** Makes a key by the clock, whatever the history has. */
export const clocked: Load = (store, desks, quota, budget, tokens, playbook, clock, random) => {
  const putTurn: Conversations['putTurn'] = (id, turn) =>
    store.putTurn(id, { ...turn, key: nextTurnKey(clock.now(), null, random()) });
  return async (state, run) => {
    const its = await loadHistory(
      replacing(store, { putTurn }),
      desks,
      quota,
      budget,
      tokens,
      playbook,
      clock,
      random,
    )(state, run);
    const stored = await store.getTurn(state.request);
    return { ...its, key: stored?.key ?? its.key };
  };
};

/** Counts a message when it is stored. */
export const countingLate: Load = (store, desks, quota, ...ports) => {
  const putTurn: Conversations['putTurn'] = async (id, turn) => {
    const isStored = await store.putTurn(id, turn);
    if (isStored) await quota?.take(id.customer, turn.started_at);
    return isStored;
  };
  return loadHistory(replacing(store, { putTurn }), desks, null, ...ports);
};

/** Keeps the count of a repeat. */
export const keeping: Load = (store, desks, quota, ...ports) =>
  loadHistory(store, desks, quota && replacing(quota, { giveBack: async () => {} }), ...ports);

/** Counts every execution. */
export const countingAll: Load =
  (store, desks, quota, ...ports) =>
  async (state, run) => {
    await quota?.take(state.request.customer, state.request.started_at);
    return loadHistory(store, desks, null, ...ports)(state, run);
  };
