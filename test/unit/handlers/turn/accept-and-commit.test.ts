import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../../core/turn/conversations.ts';
import type { CompletedTurn, PendingTurn } from '../../../../core/turn/turn.ts';
import { explore } from '../../../support/accept-and-commit/explore.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { type Variant, world } from '../../../support/accept-and-commit/one-message-twice.ts';

const keyOf = ({ customer, conversation }: ConversationId, key: string): string => `${customer}#${conversation}#${key}`;

/** A table that has forgotten the condition of a commit. */
class Careless extends MemoryConversations {
  override async complete(id: ConversationId, turn: CompletedTurn): Promise<boolean> {
    this.turns.set(keyOf(id, turn.key), turn);
    return true;
  }
}

/** A table that gives a turn to whoever asks. */
class Generous extends MemoryConversations {
  override async putPointer(): Promise<boolean> {
    return true;
  }
}

/** Takes a turn over whatever its owner and lease are now. */
class Greedy extends MemoryConversations {
  override async takeOver(id: ConversationId, seen: PendingTurn, owner: string, lease: number): Promise<boolean> {
    const turn = await this.getTurn(id, seen.key);
    return turn?.status === 'pending' && super.takeOver(id, turn, owner, lease);
  }
}

/** Releases a turn for an execution that does not own it, such as one that was taken over. */
class Meddling extends MemoryConversations {
  override async release(id: ConversationId, key: string): Promise<boolean> {
    const turn = await this.getTurn(id, key);
    return turn?.status === 'pending' && super.release(id, key, turn.owner);
  }
}

/** Releases a turn that is answered. */
class Forgetful extends MemoryConversations {
  override async release(id: ConversationId, key: string, owner: string): Promise<boolean> {
    const turn = this.turns.get(keyOf(id, key));
    if (turn && turn.status !== 'pending') this.turns.set(keyOf(id, key), Object.assign({ lease: 0 }, turn));
    return super.release(id, key, owner);
  }
}

/** Releases nothing. */
class Idle extends MemoryConversations {
  override async release(): Promise<boolean> {
    return true;
  }
}

/** Ends a turn of its owner for good, instead of its lease. */
class Final extends MemoryConversations {
  override async release(id: ConversationId, key: string, owner: string): Promise<boolean> {
    const released = await super.release(id, key, owner);
    if (released) this.turns.delete(keyOf(id, key));
    return released;
  }
}

const VARIANTS: readonly [name: string, faults: number, variant: Variant][] = [
  ['both executions find an answer', 1, {}],
  ['one of the executions finds no answer', 1, { fails: true }],
  ['a fault fails an execution', 1, { tries: 1 }],
  ['a fault fails an execution, and one finds no answer', 1, { tries: 1, fails: true }],
  ['an earlier execution gave up', 0, { released: true }],
];

describe('accept and commit', () => {
  it.each(VARIANTS)(
    'answers a message once, whatever the order and whichever operation fails, when %s',
    async (_, faults, variant) => {
      expect(await explore(faults, world(variant))).toBeGreaterThan(500);
    },
  );

  it('answers a message once while turns are counted, and counts none that was never accepted', async () => {
    const paths = await explore(1, async (schedule) => {
      const taken = { turns: 0 };
      const quota = { take: async () => ++taken.turns > 0, spend: async () => {} };
      await world({ quota })(schedule);
      expect(taken.turns).toBeGreaterThanOrEqual(1);
      expect(taken.turns).toBeLessThanOrEqual(3);
    });
    expect(paths).toBeGreaterThan(1000);
  });

  it.each([
    ['a commit without a condition', Careless, 1, {}],
    ['a pointer without a condition', Generous, 1, {}],
    ['a take-over without the owner and the lease', Greedy, 0, { released: true }],
    ['a release without the owner', Meddling, 2, {}],
    ['a release without the status', Forgetful, 1, {}],
    ['a release that changes nothing', Idle, 1, {}],
    ['a release that deletes the turn', Final, 1, {}],
  ])('is caught by this walk when there is %s', async (_, Store, faults, variant) => {
    await expect(explore(faults, world({ ...variant, tries: 1, makeStore: () => new Store() }))).rejects.toThrow();
  });
});
