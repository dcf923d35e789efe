import { describe, expect, it } from 'vitest';
import type { VisitorBudget } from '../../../../core/access/visitor-budget.ts';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import { timeLimits } from '../../../../core/config/time-limits.ts';
import type { Post } from '../../../../core/desk/desk.ts';
import { MAX_POSTS_BYTES } from '../../../../core/turn/context/context-window.ts';
import { type HistoryTurn, NO_OUTCOME } from '../../../../core/turn/turn.ts';
import { loadHistory } from '../../../../handlers/turn/load-history.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import {
  aHistoryTurn,
  allowing,
  aMove,
  anAction,
  aPlaybook,
  aPost,
  aProposal,
  aRequest,
  endless,
} from '../../../support/values.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');

const loading = (
  store: MemoryConversations,
  { now = NOON, playbook = aPlaybook(), limits = timeLimits(), desks = new MemoryDesks(store), budget = endless } = {},
) => {
  let keys = 0;
  const step = loadHistory(
    store,
    desks,
    null,
    budget,
    12_000,
    () => playbook,
    { now: () => now },
    () => `k${keys++}`,
    limits,
  );
  return (over = {}, execution = 'me') => step({ request: aRequest(over) }, { execution });
};

it.each([
  ['an execution', timeLimits(), 125_000],
  ['an execution with slower models', timeLimits(60), 300_000],
])('the lease of a turn is longer than %s may run', async (_, limits, lasts) => {
  const store = new MemoryConversations();
  await loading(store, { limits })();
  expect([...store.turns.values()]).toMatchObject([{ owner: 'me', lease: NOON + lasts }]);
  expect(lasts).toBeGreaterThan(limits.execution * 1000);
});

describe('the history', () => {
  it('is read before the message is stored, whose key comes after it, also on a clock that is behind', async () => {
    const store = new MemoryConversations();
    const first = await loading(store)();
    const second = await loading(store, { now: NOON - 60_000 })({ message_id: 'm-2' });
    expect([first, second].map(({ key }) => key)).toEqual([`${NOON}-k0`, `${NOON + 1}-k0`]);
    expect([first, second].map(({ history }) => history?.turns.map(({ key }) => key))).toEqual([[], [first.key]]);
  });

  it('is not carried along with a message that has an outcome already', async () => {
    const store = new MemoryConversations();
    const { key } = await loading(store)();
    expect(await loading(store)({}, 'another')).toEqual({
      ...{ disposition: 'settled', key, consent: { kind: 'none' }, consent_calls: [], history: null },
      ...{ desk: null, posts: [] },
      outcome: { ...NO_OUTCOME, outcome: 'in_progress', retry_after_ms: 2000 },
    });
  });

  it('that cannot be read stores nothing', async () => {
    const store = new MemoryConversations();
    // biome-ignore lint/correctness/useYield: it fails first.
    store.newestEntries = async function* () {
      throw new Error('busy');
    };
    await expect(loading(store)()).rejects.toThrow('busy');
    expect(store.turns.size).toBe(0);
  });
});

describe('what a message consents to', () => {
  const proposal = aProposal('1700000000000-a', anAction(), anAction({ tool: 'create_return' }));
  const started: ProposalResult = { proposal, results: [{ outcome: 'done', text: 'R-1' }] };
  const YES = { message: 'yes' };
  /** A conversation whose last answer proposed this. */
  const proposing = (shown = proposal) => {
    const store = new MemoryConversations();
    store.newestEntries = async function* () {
      yield [aHistoryTurn({ key: shown.id, proposal: shown })];
    };
    return store;
  };

  it('is decided with the message, by the closed phrases, and no call is paid for it', async () => {
    const accepted = await loading(proposing())(YES);
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
    const playbook = aPlaybook({
      tools: [
        allowing('store.cancel_order', { title: { en: 'Cancel the order', de: 'Bestellung stornieren' } }),
        allowing('store.open_return'),
      ],
      consent: { agrees: { en: ['yes'], de: ['ja'] }, beside: { de: ['bitte'] }, declines: { en: ['no'] } },
    });
    const shown = aProposal(proposal.id, anAction({ title: "The server's title" }));
    const { consent } = await loading(proposing(shown), { playbook })({ message });
    expect(consent).toMatchObject({ kind, proposal: shown });
  });

  it.each([
    ['the same execution', 'me', NOON],
    ['another one, after the lease', 'another', NOON + 200_000],
  ])('stays what %s has started of the list, with its results', async (_, execution, now) => {
    const store = proposing();
    const { key } = await loading(store)(YES);
    await store.startAction(aRequest(), 'me', started);
    const again = await loading(store, { now })(YES, execution);
    expect(again).toMatchObject({ disposition: 'run', key, consent: { kind: 'granted', ...started } });
  });

  it('is nothing for a message that is not answered now', async () => {
    const store = proposing();
    await loading(store)(YES);
    expect(await loading(store)(YES, 'another')).toMatchObject({ disposition: 'settled', consent: { kind: 'none' } });
  });
});

describe("a conversation that is not the assistant's", () => {
  const proposal = aProposal('1700000000000-a', anAction());
  const having = async (state: 'waiting' | 'human' | 'closed', entries: readonly (Post | HistoryTurn)[] = []) => {
    const store = new MemoryConversations();
    store.newestEntries = async function* () {
      yield entries;
    };
    const desks = new MemoryDesks(store);
    await desks.move(aRequest(), aMove(state, '1700000000002-c'));
    return { store, desks };
  };

  it.each(['waiting', 'human'] as const)('has its message stored, and held (%s)', async (state) => {
    const { store, desks } = await having(state);
    expect(await loading(store, { desks })()).toMatchObject({ disposition: 'hold', desk: { state }, outcome: null });
    expect([...store.turns.values()]).toMatchObject([{ status: 'pending' }]);
  });

  it('has decided what the message consents to, for an assistant that gets it back', async () => {
    const { store, desks } = await having('waiting', [aHistoryTurn({ key: proposal.id, proposal })]);
    const { disposition, consent } = await loading(store, { desks })({ message: 'yes' });
    expect([disposition, consent.kind]).toEqual(['hold', 'granted']);
  });

  it('is opened by its message, and neither its turns nor its proposals go on', async () => {
    const { store, desks } = await having('closed', [aHistoryTurn({ key: proposal.id, proposal })]);
    const accepted = await loading(store, { desks })({ message: 'yes' });
    expect(accepted).toMatchObject({ disposition: 'run', consent: { kind: 'none' }, desk: { state: 'bot' } });
    expect(accepted.history?.turns).toEqual([]);
  });

  it('passes on the newest posts of many, within their share of the state', async () => {
    const posts = Array.from({ length: 200 }, (_, at) =>
      aPost({ key: `${1_700_000_001_000 + at}-p`, text: `${at} ${'x'.repeat(400)}` }),
    );
    const { store, desks } = await having('human', posts.toReversed());
    const told = (await loading(store, { desks })()).posts;
    expect(told.at(-1)).toEqual(posts.at(-1));
    expect(told).toEqual(posts.slice(-told.length));
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(MAX_POSTS_BYTES + told.length);
    expect(told.length).toBeGreaterThan(10);
  });
});

describe('a message of a visitor over the budget of the hour', () => {
  let given = 0;
  const spent: VisitorBudget = {
    ...endless,
    take: async () => false,
    giveBack: async () => {
      given += 1;
    },
  };
  const visitor = { customer: 'visitor:1', network: '203.0.113.0/24', started_at: NOON + 1 };

  it('is not stored, and may come again in the next hour', async () => {
    const store = new MemoryConversations();
    const { outcome, disposition } = await loading(store, { budget: spent })(visitor);
    expect([disposition, outcome]).toMatchObject(['settled', { outcome: 'quota', resets_at: NOON + 3_600_000 }]);
    expect(store.turns.size).toBe(0);
  });

  it.each(['waiting', 'human'] as const)('is passed on while people have the conversation (%s)', async (state) => {
    const store = new MemoryConversations();
    const desks = new MemoryDesks(store);
    await desks.move(aRequest(visitor), aMove(state, '1700000000002-c'));
    const load = loading(store, { desks, budget: spent });
    expect(await load(visitor)).toMatchObject({ disposition: 'hold' });
    // It was no turn of the hour's, so its repeat gives none back.
    await load(visitor);
    expect(given).toBe(0);
  });
});
