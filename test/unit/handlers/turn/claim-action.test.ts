import { describe, expect, it } from 'vitest';
import { completeTurn } from '../../../../core/turn/complete-turn.ts';
import { claimAction } from '../../../../handlers/turn/claim-action.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { aCompletionInput, aDraft, anAcceptedTurn, aRequest } from '../../../support/values.ts';

const PROPOSING = '1700000000000-a';
const proposal = { id: '', server: 'store', tool: 'create_return', title: 'Return', arguments: { customer_id: 'ada' } };
const request = aRequest();

/** A conversation whose last answer proposed something. */
const proposed = async () => {
  const store = new MemoryConversations();
  const turn = { key: PROPOSING, message_id: 'm-0', message: 'Return it.', started_at: 0 };
  await store.putTurn(request, { ...turn, status: 'pending', owner: 'e', lease: 0 });
  const completed = completeTurn(aCompletionInput({ turn, draft: aDraft({ proposal }) }));
  await store.complete(request, completed, 'e');
  const action = completed.proposed_action;
  const claim = async (key: string, execution: string) => {
    const pending = { key, message_id: key, message: 'yes', started_at: 0, status: 'pending', lease: 0 } as const;
    const seen = await store.getTurn(request, key);
    if (seen?.status === 'pending') await store.takeOver(request, seen, execution, 0);
    else await store.putTurn(request, { ...pending, owner: execution });
    return claimAction(store)(
      {
        request,
        turn: anAcceptedTurn({ key, consent: action ? { kind: 'granted', action } : { kind: 'none' } }),
      },
      { execution },
    );
  };
  return { action, claim, completed, store };
};

describe('a proposed action', () => {
  it('is stored with the key of its turn, and its answer says that nothing is done', async () => {
    const { action, completed } = await proposed();
    expect(action).toEqual({ ...proposal, id: PROPOSING });
    expect(completed.answer).toMatch(/Nothing has been done yet/);
  });

  it('is claimed once: again by the same execution, never by another turn', async () => {
    const { claim } = await proposed();
    expect(await claim('1700000000001-b', 'one')).toEqual({ claimed: true, result: null });
    expect(await claim('1700000000001-b', 'one')).toEqual({ claimed: true, result: null });
    expect(await claim('1700000000002-c', 'two')).toEqual({ claimed: false, result: null });
  });

  it('that this turn started before, in an execution that crashed, is not started again', async () => {
    const { claim, action } = await proposed();
    await claim('1700000000001-b', 'one');
    expect(await claim('1700000000001-b', 'after the lease')).toEqual({
      claimed: false,
      result: { action, outcome: 'unknown', text: '' },
    });
  });

  it('is noted on the turn before it is claimed, and not claimed by an execution that has lost its turn', async () => {
    const { claim, store, action } = await proposed();
    await claim('1700000000001-b', 'one');
    expect(await store.getTurn(request, '1700000000001-b')).toMatchObject({ started_action: action });
    const { claim: claimAgain, store: other } = await proposed();
    other.startAction = async () => false;
    expect(await claimAgain('1700000000001-b', 'one')).toMatchObject({
      claimed: false,
      result: { outcome: 'unknown' },
    });
    expect(other.claims.size).toBe(0);
  });

  it('is one of many that claim it at once', async () => {
    const { claim } = await proposed();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`17000000000${10 + n}-b`, `e-${n}`)));
    expect(claims.filter(({ claimed }) => claimed)).toHaveLength(1);
  });
});
