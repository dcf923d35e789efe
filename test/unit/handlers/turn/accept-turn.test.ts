import { describe, expect, it } from 'vitest';
import type { DailyQuota } from '../../../../core/access/quota.ts';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import { timeLimits } from '../../../../core/config/time-limits.ts';
import type { Turn } from '../../../../core/turn/turn.ts';
import { acceptTurn } from '../../../../handlers/turn/accept-turn.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { aHistory, aHistoryTurn, allowing, anAction, aPlaybook, aProposal, aRequest } from '../../../support/values.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');

class Counter implements DailyQuota {
  left: number;

  constructor(left: number) {
    this.left = left;
  }

  async take(): Promise<boolean> {
    if (this.left === 0) return false;
    this.left -= 1;
    return true;
  }

  async spend(): Promise<void> {}
}

const accepting = (left: number) => {
  const store = new MemoryConversations();
  const quota = new Counter(left);
  const accept = (over = {}, execution = 'me') =>
    acceptTurn(
      store,
      quota,
      () => aPlaybook(),
      { now: () => NOON },
      () => 'a',
    )({ request: aRequest(over), history: aHistory() }, { execution });
  return { store, quota, accept };
};

it.each([
  ['an execution', timeLimits(), 125_000],
  ['an execution with slower models', timeLimits(60), 300_000],
])('the lease of a turn is longer than %s may run', async (_, limits, lasts) => {
  const store = new MemoryConversations();
  const accept = acceptTurn(
    store,
    null,
    () => aPlaybook(),
    { now: () => NOON },
    () => 'a',
    limits,
  );
  await accept({ request: aRequest(), history: aHistory() }, { execution: 'me' });
  expect([...store.turns.values()]).toMatchObject([{ owner: 'me', lease: NOON + lasts }]);
  expect(lasts).toBeGreaterThan(limits.execution * 1000);
});

describe('a message that is stored', () => {
  it.each([
    ['2 s', 60_000, 2000],
    ['what is left of the lease', 700, 700],
  ])('is in progress while another execution has a lease, for %s at most', async (_, left, retryAfterMs) => {
    const { store, accept } = accepting(2);
    await accept();
    for (const [key, turn] of store.turns) store.turns.set(key, { ...turn, lease: NOON + left } as Turn);
    expect(await accept({}, 'another')).toMatchObject({
      outcome: { outcome: 'in_progress', retry_after_ms: retryAfterMs },
    });
  });

  it.each(['getPointer', 'getTurn'] as const)('and gone before %s reads it is accepted anew', async (read) => {
    const { store, accept } = accepting(2);
    await accept({ started_at: 1 });
    const stored = store[read].bind(store) as () => Promise<never>;
    let reads = 0;
    store[read] = async () => {
      if (reads++ > 0) return stored();
      store.pointers.clear();
      store.turns.clear();
      return null;
    };
    expect(await accept({}, 'another')).toMatchObject({ disposition: 'run' });
    expect([...store.turns.values()]).toMatchObject([{ owner: 'another' }]);
  });

  it.each(['getPointer', 'getTurn'] as const)('but that %s never finds is a fault to retry', async (read) => {
    const { store, accept } = accepting(2);
    await accept();
    store[read] = async () => null;
    await expect(accept({}, 'another')).rejects.toMatchObject({ name: 'StoreBusy' });
  });
});

describe('a message over the daily quota', () => {
  it('is refused, and not stored', async () => {
    const { store, accept } = accepting(0);
    expect(await accept()).toMatchObject({
      disposition: 'rejected',
      outcome: { outcome: 'quota', turn: null, retry_after_ms: null },
    });
    expect(store.turns.size).toBe(0);
  });

  it('is taken when it comes again on another day, and counted then', async () => {
    const { quota, accept } = accepting(0);
    await accept();
    expect(await accept()).toMatchObject({ outcome: { outcome: 'quota' } });
    quota.left = 1;
    expect(await accept()).toMatchObject({ disposition: 'run' });
    expect(quota.left).toBe(0);
  });
});

describe('a repeat of a message whose turn is there', () => {
  it('is never counted and never refused because of the quota', async () => {
    const { accept } = accepting(1);
    expect(await accept()).toMatchObject({ disposition: 'run' });
    expect(await accept()).toMatchObject({ disposition: 'run' });
    expect(await accept({}, 'another')).toMatchObject({ disposition: 'rejected', outcome: { outcome: 'in_progress' } });
    expect(await accept({ message: 'Other words' })).toMatchObject({ outcome: { outcome: 'key_reused' } });
    expect(await accept({ message_id: 'm-2' })).toMatchObject({ outcome: { outcome: 'quota' } });
  });
});

describe('what a message consents to', () => {
  const proposal = aProposal('1700000000000-a', anAction(), anAction({ tool: 'create_return' }));
  const started: ProposalResult = { proposal, results: [{ outcome: 'done', text: 'R-1' }] };
  const proposing = aHistory({ turns: [aHistoryTurn({ key: proposal.id, proposal })] });
  const yes = aRequest({ message: 'yes' });
  const acceptedBy = (store: MemoryConversations, history = proposing, now = NOON) =>
    acceptTurn(
      store,
      null,
      () => aPlaybook(),
      { now: () => now },
      () => 'b',
    ).bind(null, { request: yes, history });

  it('is decided with the message, by the closed phrases, and no call is paid for it', async () => {
    const accepted = await acceptedBy(new MemoryConversations())({ execution: 'me' });
    expect(accepted).toMatchObject({ consent: { kind: 'granted', proposal, results: [] }, consent_calls: [] });
  });

  it.each([
    ['Yes, cancel the order', 'granted'],
    ['Ja, Bestellung stornieren bitte', 'granted'],
    ['yes, open return', 'open'],
    ['Yes, cancel an order', 'granted'],
    ['Cancel the order', 'open'],
    ['No, cancel the order', 'lapsed'],
  ])("knows the playbook's titles beside a yes: %s", async (message, kind) => {
    const guide = aPlaybook({
      tools: [
        allowing('store.cancel_order', { title: { en: 'Cancel the order', de: 'Bestellung stornieren' } }),
        allowing('store.open_return'),
      ],
      consent: { agrees: { en: ['yes'], de: ['ja'] }, beside: { de: ['bitte'] }, declines: { en: ['no'] } },
    });
    const shown = aProposal(proposal.id, anAction({ title: "The server's title" }));
    const history = aHistory({ turns: [aHistoryTurn({ key: shown.id, proposal: shown })] });
    const accept = acceptTurn(
      new MemoryConversations(),
      null,
      () => guide,
      { now: () => NOON },
      () => 'b',
    );
    const { consent } = await accept({ request: aRequest({ message }), history }, { execution: 'me' });
    expect(consent).toMatchObject({ kind, proposal: shown });
  });

  it.each([
    ['the same execution', 'me', NOON],
    ['another one, after the lease', 'another', NOON + 200_000],
  ])('stays what %s has started of the list, with its results', async (_, execution, now) => {
    const store = new MemoryConversations();
    const { key } = await acceptedBy(store)({ execution: 'me' });
    await store.startAction(yes, key, 'me', started);
    const again = await acceptedBy(store, aHistory(), now)({ execution });
    expect(again).toMatchObject({ disposition: 'run', key, consent: { kind: 'granted', ...started } });
  });

  it('is nothing for a message that is not answered now', async () => {
    const store = new MemoryConversations();
    await acceptedBy(store)({ execution: 'me' });
    const rejected = await acceptedBy(store)({ execution: 'another' });
    expect(rejected).toMatchObject({ disposition: 'rejected', consent: { kind: 'none' }, consent_calls: [] });
  });
});
