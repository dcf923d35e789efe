import { describe, expect, it } from 'vitest';
import { runAction } from '../../../../handlers/tools/run-action.ts';
import { explore } from '../../../support/accept-and-commit/explore.ts';
import { listWorld } from '../../../support/accept-and-commit/list-of-actions.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';

/** Claims that are given to every turn. */
class Generous extends MemoryConversations {
  override async claimAction(): Promise<string | null> {
    return null;
  }
}

/** Starts actions without a note on the turn. */
class Forgetful extends MemoryConversations {
  override async startAction(): Promise<boolean> {
    return true;
  }
}

/** Carries on behind an action that was not done. */
const stubborn: typeof runAction =
  (...ports) =>
  async (state, run) => {
    const { standing, results } = await runAction(...ports)(state, run);
    const more = state.turn.consent.kind === 'granted' && results.length < state.turn.consent.proposal.actions.length;
    return { standing: standing === 'ended' && more ? 'next' : standing, results };
  };

describe('a list of actions', () => {
  it.each([
    ['one execution and two faults', 2, { length: 3, second: 'none' }],
    ['one execution, an action that is declined, and two faults', 2, { length: 3, second: 'none', declines: true }],
    ['a repeat at the same time', 0, { length: 2, second: 'repeat' }],
    ['a button at the same time', 0, { length: 2, second: 'button' }],
  ] as const)('is carried out once, in order, and told truly, with %s', async (_, faults, variant) => {
    expect(await explore(faults, listWorld(variant))).toBeGreaterThan(10);
  });

  it.each([
    ['claims without a condition', { length: 2, second: 'button', makeStore: () => new Generous() }],
    ['no note of a started action', { length: 2, second: 'none', makeStore: () => new Forgetful() }],
    [
      'no stop behind an action that was declined',
      { length: 3, second: 'none', declines: true, makeRunAction: stubborn },
    ],
  ] as const)('is caught by this walk when there is %s', async (_, variant) => {
    await expect(explore(1, listWorld(variant))).rejects.toThrow();
  });
});
