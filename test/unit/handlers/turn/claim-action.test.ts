import { describe, expect, it } from 'vitest';
import { decideConsent } from '../../../../core/actions/consent/decide-consent.ts';
import { type ActionResult, type ProposalResult, UNKNOWN } from '../../../../core/actions/proposal.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { claimAction } from '../../../../handlers/turn/claim-action.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import {
  aCompletionInput,
  aDraft,
  anAcceptedTurn,
  anAction,
  aPlaybook,
  aProposal,
  aRequest,
} from '../../../support/values.ts';

const PROPOSING = '1700000000000-a';
const YES = '1700000000001-b';
const DONE: ActionResult = { outcome: 'done', text: 'R-1' };
const actions = ['1', '2', '3'].map((id) => anAction({ arguments: { id, customer_id: 'ada' } }));
const proposal = aProposal(PROPOSING, ...actions);
const request = aRequest({ client: 'app-1', act_as: 'desk' });
/** The request of the message that a turn answers; here they have the same id. */
const messageOf = (key: string) => ({ ...request, message_id: key });
const claimed = (...results: ActionResult[]) => ({ standing: 'claimed', results });

/** A conversation whose last answer proposed three actions. */
const proposed = async () => {
  const store = new MemoryConversations();
  const turn = { key: PROPOSING, message_id: PROPOSING, message: 'Return it.', started_at: 0 };
  await store.putTurn(request, { ...turn, status: 'pending', owner: 'e', lease: 0 });
  const completed = completeTurn(aCompletionInput({ turn, draft: aDraft({ proposals: actions }) }));
  await store.complete(request, completed, 'e');

  /** Makes `execution` the owner of the turn, as accepting its message does. */
  const accept = async (key: string, execution: string) => {
    const pending = { key, message_id: key, message: 'yes', started_at: 0, status: 'pending', lease: 0 } as const;
    const seen = await store.getTurn(messageOf(key));
    if (seen?.status !== 'pending') await store.putTurn(request, { ...pending, owner: execution });
    else if (seen.owner !== execution) await store.takeOver(request, seen, execution, 0);
  };
  /** Claims the action behind the results: those of this execution, or those that an earlier one has noted. */
  const claim = async (
    key: string,
    execution: string,
    results: ActionResult[] | null = null,
    earlier: ActionResult[] = [],
  ) => {
    await accept(key, execution);
    return claimAction(store)(
      {
        request: messageOf(key),
        turn: anAcceptedTurn({ key, consent: { kind: 'granted', proposal, results: earlier } }),
        claim: results && { standing: 'next', results, spans: [] },
      },
      { execution },
    );
  };
  const startedOf = async (key: string): Promise<ProposalResult | null> => {
    const stored = await store.getTurn(messageOf(key));
    return stored?.status === 'pending' ? (stored.started ?? null) : null;
  };
  return { claim, completed, startedOf, store };
};

describe('a list of actions', () => {
  it('is stored with the key of its turn, and claimed in order, each with who asked for it', async () => {
    const { claim, completed, store } = await proposed();
    expect(completed.proposal).toEqual(proposal);
    expect(await claim(YES, 'one')).toEqual(claimed());
    expect(await claim(YES, 'one', [DONE])).toEqual(claimed(DONE));
    expect(await claim(YES, 'one', [DONE, DONE])).toEqual(claimed(DONE, DONE));
    const claimant = { turn: YES, execution: 'one', client: 'app-1', act_as: 'desk' };
    expect([...store.claims.values()]).toEqual([claimant, claimant, claimant]);
  });

  it('is not claimed unless it is granted', async () => {
    const { store } = await proposed();
    const turn = anAcceptedTurn({ key: YES, consent: { kind: 'open', proposal } });
    const claim = await claimAction(store)({ request, turn, claim: null }, { execution: 'one' });
    expect([claim, store.claims.size]).toEqual([{ standing: 'lost', results: [] }, 0]);
  });
});

describe.each([0, 1, 2])('the action at position %i', (at) => {
  const results = Array.from({ length: at }, () => DONE);
  /** A conversation in which an execution has carried out the actions before it. */
  const upTo = async () => {
    const its = await proposed();
    for (let before = 0; before < at; before++) await its.claim(YES, 'one', results.slice(0, before));
    return its;
  };

  it('is claimed once: again by the same execution, never by another turn', async () => {
    const { claim } = await upTo();
    expect(await claim(YES, 'one', results)).toEqual(claimed(...results));
    expect(await claim(YES, 'one', results)).toEqual(claimed(...results));
    expect(await claim('1700000000002-c', 'two', results)).toEqual({ standing: 'lost', results });
  });

  it('is noted on the turn, with the results before it, before it is claimed', async () => {
    const { claim, startedOf, store } = await upTo();
    store.claimAction = async () => Promise.reject(new Error('crash'));
    await expect(claim(YES, 'one', results)).rejects.toThrow('crash');
    expect(await startedOf(YES)).toEqual({ proposal, results });
  });

  it('is claimed by the next execution, if the first crashed between note and claim', async () => {
    const { claim, startedOf, store } = await upTo();
    const { claimAction: works } = store;
    store.claimAction = async () => Promise.reject(new Error('crash'));
    await expect(claim(YES, 'one', results)).rejects.toThrow('crash');
    store.claimAction = works;
    const consent = decideConsent(
      { key: YES, accepted_at: 1, started: await startedOf(YES), posts: [] },
      [],
      request,
      aPlaybook().consent,
      () => [],
    );
    expect(consent).toEqual({ kind: 'granted', proposal, results });
    expect(await claim(YES, 'after the lease', null, results)).toEqual(claimed(...results));
  });

  it('is not started again after an execution that crashed behind the claim: its outcome is unknown', async () => {
    const { claim } = await upTo();
    await claim(YES, 'one', results);
    expect(await claim(YES, 'after the lease', null, results)).toEqual({
      standing: 'ended',
      results: [...results, UNKNOWN],
    });
  });

  it('is unknown, and not claimed, for an execution that has lost its turn', async () => {
    const { claim, store } = await upTo();
    store.startAction = async () => false;
    const unknown = actions.slice(at).map(() => UNKNOWN);
    expect(await claim(YES, 'one', results)).toEqual({ standing: 'ended', results: [...results, ...unknown] });
    expect(store.claims.size).toBe(at);
  });

  it('is lost when its proposal is gone', async () => {
    const { claim, store } = await upTo();
    store.turns.clear();
    expect(await claim(YES, 'one', results)).toEqual({ standing: 'lost', results });
  });

  it('goes to one of many that claim it at once', async () => {
    const { claim } = await upTo();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) => claim(`17000000000${10 + n}-b`, `e-${n}`, results)),
    );
    expect(claims.filter(({ standing }) => standing === 'claimed')).toHaveLength(1);
  });
});

describe('a turn that a person has taken', () => {
  const take = async (store: MemoryConversations) => new MemoryDesks(store).holdTurn(messageOf(YES), 1, 1);

  it('starts nothing more, and knows that the action was not begun', async () => {
    const { claim, store } = await proposed();
    expect(await claim(YES, 'one')).toEqual(claimed());
    await take(store);
    expect(await claim(YES, 'one', [DONE])).toEqual({ standing: 'held', results: [DONE] });
    expect(store.claims.size).toBe(1);
  });

  it('has an unknown outcome if an execution may have begun it', async () => {
    const { claim, store } = await proposed();
    await claim(YES, 'one');
    await take(store);
    const results = [UNKNOWN, UNKNOWN, UNKNOWN];
    expect(await claim(YES, 'one')).toEqual({ standing: 'held', results });
  });
});
