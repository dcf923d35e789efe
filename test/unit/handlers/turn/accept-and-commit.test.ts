import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../../core/turn/conversations.ts';
import type { CompletedTurn } from '../../../../core/turn/turn.ts';
import { explore } from '../../../support/accept-and-commit/explore.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { world } from '../../../support/accept-and-commit/one-message-twice.ts';

/** A table that has forgotten the condition of a commit. */
class Careless extends MemoryConversations {
  override async complete(id: ConversationId, turn: CompletedTurn): Promise<boolean> {
    this.turns.set(`${id.customer}#${id.conversation}#${turn.key}`, turn);
    return true;
  }
}

/** A table that gives a turn to whoever asks. */
class Generous extends MemoryConversations {
  override async putPointer(): Promise<boolean> {
    return true;
  }
}

describe('accept and commit', () => {
  it('answers a message once, whatever the order of two executions and whichever operation fails', async () => {
    const paths = await explore(1, world(false));
    expect(paths).toBeGreaterThan(500);
  });

  it('keeps an answer when the other execution of the message fails', async () => {
    const paths = await explore(1, world(true));
    expect(paths).toBeGreaterThan(500);
  });

  it('answers a message once while turns are counted, and counts none that was never accepted', async () => {
    const paths = await explore(1, async (schedule) => {
      const taken = { turns: 0 };
      const quota = { take: async () => ++taken.turns > 0, spend: async () => {} };
      await world(false, () => new MemoryConversations(), quota)(schedule);
      expect(taken.turns).toBeGreaterThanOrEqual(1);
      expect(taken.turns).toBeLessThanOrEqual(3);
    });
    expect(paths).toBeGreaterThan(1000);
  });

  it.each([
    ['commit', Careless],
    ['pointer', Generous],
  ])('is caught by this walk when the condition of the %s is missing', async (_, Store) => {
    await expect(
      explore(
        1,
        world(false, () => new Store()),
      ),
    ).rejects.toThrow();
  });
});
