import { describe, expect, it } from 'vitest';
import { completeTurn } from '../../../../core/turn/complete-turn.ts';
import { claimAction } from '../../../../handlers/turn/claim-action.ts';
import type { Reads } from '../../../../statemachines/contract.ts';
import { MemoryConversations } from '../../../support/memory-conversations.ts';
import { aContext, aDraft, aKnowledge, aRequest, aRoute, aTriage } from '../../../support/values.ts';

const PROPOSING = '1700000000000-a';
const proposal = { id: '', server: 'store', tool: 'create_return', title: 'Return', arguments: { customer_id: 'ada' } };
const request = aRequest();

type Standing = NonNullable<Reads<'ClaimAction'>['context']['action_standing']>;

/** A conversation whose last answer proposed something. */
const proposed = async () => {
  const store = new MemoryConversations();
  const turn = { key: PROPOSING, message_id: 'm-0', message: 'Return it.', started_at: 0 };
  await store.putTurn(request, { ...turn, status: 'pending', owner: 'e', lease: 0 });
  const beside = { knowledge: aKnowledge(), customer: request.customer, action: null, begun: null };
  const ending = { ...beside, context: aContext(), route: aRoute(), triage: aTriage() };
  const completed = completeTurn({ ...ending, turn, draft: aDraft({ proposal }), fault: null, timings: [], now: 1 });
  await store.complete(request, completed, 'e');
  const action = completed.proposed_action;
  const claim = async (key: string, execution: string, standing: Standing = 'consented') => {
    const pending = { key, message_id: key, message: 'yes', started_at: 0, status: 'pending', lease: 0 } as const;
    const seen = await store.getTurn(request, key);
    if (seen?.status === 'pending') await store.takeOver(request, seen, execution, 0);
    else await store.putTurn(request, { ...pending, owner: execution });
    return claimAction(store)(
      {
        request,
        turn: { disposition: 'run', key, begun: null, outcome: null, spans: [] },
        context: aContext({ action, action_standing: standing }),
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
    expect(await claim('1700000000001-b', 'one')).toEqual({ standing: 'run', result: null });
    expect(await claim('1700000000001-b', 'one')).toEqual({ standing: 'run', result: null });
    expect(await claim('1700000000002-c', 'two')).toEqual({ standing: 'taken', result: null });
  });

  it('that this turn began before, in an execution that died, is not begun again', async () => {
    const { claim, action } = await proposed();
    await claim('1700000000001-b', 'one');
    expect(await claim('1700000000001-b', 'after the lease')).toEqual({
      standing: 'unknown',
      result: { action, outcome: 'unknown', text: '' },
    });
  });

  it('that an execution that is over has begun is neither claimed nor called done', async () => {
    const { claim, store } = await proposed();
    expect(await claim('1700000000002-c', 'two', 'begun')).toMatchObject({ standing: 'unknown' });
    expect(await claim('1700000000002-c', 'two', 'running')).toEqual({ standing: 'taken', result: null });
    expect(store.claims.size).toBe(0);
  });

  it('is noted on the turn before it is claimed, and not claimed by an execution that has lost its turn', async () => {
    const { claim, store, action } = await proposed();
    await claim('1700000000001-b', 'one');
    expect(await store.getTurn(request, '1700000000001-b')).toMatchObject({ begun: action });
    const { claim: claimAgain, store: other } = await proposed();
    other.beginAction = async () => false;
    expect(await claimAgain('1700000000001-b', 'one')).toMatchObject({ standing: 'unknown' });
    expect(other.claims.size).toBe(0);
  });

  it('is one of many that claim it at once', async () => {
    const { claim } = await proposed();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`17000000000${10 + n}-b`, `e-${n}`)));
    expect(claims.filter(({ standing }) => standing === 'run')).toHaveLength(1);
  });
});
