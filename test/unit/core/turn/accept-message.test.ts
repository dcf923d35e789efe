import { describe, expect, it } from 'vitest';
import { turnCounts } from '../../../../core/access/turn-counts.ts';
import type { MessageId } from '../../../../core/config/keys.ts';
import { acceptMessage } from '../../../../core/turn/accept-message.ts';
import { NO_OUTCOME, type PendingTurn, type Turn } from '../../../../core/turn/turn.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { aRequest, endless } from '../../../support/values.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');
const LEASE_MS = 125_000;

/** A table, a quota with `left` turns (null: nothing is counted), and the order of what is asked of them. */
const accepting = (left: number | null = null) => {
  const calls: string[] = [];
  const noted =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      calls.push(name);
      return call(...args);
    };
  const store = new MemoryConversations();
  const conversations = {
    putTurn: noted('putTurn', (...args: Parameters<typeof store.putTurn>) => store.putTurn(...args)),
    getTurn: noted('getTurn', (id: MessageId) => store.getTurn(id)),
    takeOver: noted('takeOver', (...args: Parameters<typeof store.takeOver>) => store.takeOver(...args)),
  };
  const count = { left, days: [] as number[] };
  const take = async (_: string, at: number) => {
    count.days.push(at);
    if (!count.left) return false;
    count.left -= 1;
    return true;
  };
  const giveBack = async (_: string, at: number) => {
    count.days.push(at);
    if (count.left !== null) count.left += 1;
  };
  const quota =
    left === null ? null : { take: noted('take', take), giveBack: noted('giveBack', giveBack), spend: async () => {} };
  const counts = turnCounts(quota, endless);
  let keys = 0;
  const accept = (over = {}, owner = 'me', newKey = Promise.resolve(`${NOON}-${keys++}`)) =>
    acceptMessage(aRequest(over), newKey, { conversations, counts, now: () => NOON, leaseMs: LEASE_MS, owner });
  /** What is asked for one more message. */
  const asked = async (...args: Parameters<typeof accept>) => {
    calls.length = 0;
    await accept(...args);
    return [...calls];
  };
  const lease = (ms: number) => {
    for (const [id, turn] of store.turns) store.turns.set(id, { ...turn, lease: NOON + ms } as PendingTurn);
  };
  return { store, count, accept, asked, calls, lease, conversations };
};

describe('a new message', () => {
  it('is stored by one write, and nothing else is asked', async () => {
    const { store, accept, asked } = accepting();
    expect(await asked()).toEqual(['putTurn']);
    const { message, message_id, started_at } = aRequest();
    const mine = { key: `${NOON}-0`, message_id, message, started_at };
    expect([...store.turns.values()]).toEqual([{ ...mine, status: 'pending', owner: 'me', lease: NOON + LEASE_MS }]);
    expect(await accept({ message_id: 'm-2' })).toEqual({ key: `${NOON}-1`, started: null });
  });

  it('is stored behind what its key waits for', async () => {
    const { accept, calls } = accepting();
    const { promise, resolve } = Promise.withResolvers<string>();
    const accepted = accept({}, 'me', promise);
    await new Promise(setImmediate);
    expect(calls).toEqual([]);
    resolve(`${NOON}-late`);
    expect(await accepted).toMatchObject({ key: `${NOON}-late` });
  });

  it('is not stored if what its key waits for fails', async () => {
    const { accept, calls } = accepting(1);
    await expect(accept({}, 'me', Promise.reject(new Error('no history')))).rejects.toThrow('no history');
    expect(calls).toEqual(['take']);
  });

  it('is counted before it is stored, beside what its key waits for', async () => {
    const { accept, calls, count } = accepting(2);
    const { promise, resolve } = Promise.withResolvers<string>();
    const accepted = accept({}, 'me', promise);
    await new Promise(setImmediate);
    expect(calls).toEqual(['take']);
    resolve(`${NOON}-a`);
    await accepted;
    expect([calls, count.left]).toEqual([['take', 'putTurn'], 1]);
  });
});

describe('a repeat', () => {
  it('has the outcome of its message, at the cost of a write that is refused and a read', async () => {
    const { accept, asked } = accepting();
    await accept();
    expect(await asked({}, 'another')).toEqual(['putTurn', 'getTurn']);
  });

  it('gives its count back, unless the turn may be stored by this very execution', async () => {
    const { accept, asked, count } = accepting(5);
    await accept();
    expect(await asked({}, 'another')).toEqual(['take', 'putTurn', 'getTurn', 'giveBack']);
    expect(count.left).toBe(4);
    expect(await asked({}, 'me')).toEqual(['take', 'putTurn', 'getTurn']);
    expect(count.left).toBe(3);
    expect(new Set(count.days)).toEqual(new Set([aRequest().started_at]));
  });

  it('is no repeat of itself when its own write was sent twice, even if another execution has taken the turn over meanwhile', async () => {
    const { store, accept, asked, count } = accepting(5);
    const key = Promise.resolve(`${NOON}-twice`);
    await accept({}, 'me', key);
    for (const [id, turn] of store.turns) store.turns.set(id, { ...turn, owner: 'another' } as PendingTurn);
    expect(await asked({}, 'me', key)).toEqual(['take', 'putTurn', 'getTurn']);
    expect(count.left).toBe(3);
  });

  it('has its outcome when no turn is left of the day, too, and when its count cannot be given back', async () => {
    const { accept, asked, conversations } = accepting(1);
    const { key } = await accept();
    expect(await asked({}, 'another')).toEqual(['take', 'getTurn']);
    const refusing = {
      take: async () => null,
      giveBack: () => Promise.reject(new Error('busy')),
    };
    const ports = { conversations, counts: refusing, now: () => NOON, leaseMs: LEASE_MS, owner: 'another' };
    expect(await acceptMessage(aRequest(), Promise.resolve(`${NOON}-z`), ports)).toMatchObject({ key });
  });

  it.each([null, 9])(
    'of the same execution goes on under the key of its turn, with what it has started (quota %s)',
    async (left) => {
      const { store, accept } = accepting(left);
      const { key } = await accept();
      expect(await accept()).toEqual({ key, started: null });
      const started = { proposal: { id: key } } as unknown as NonNullable<PendingTurn['started']>;
      await store.startAction(aRequest(), 'me', started);
      expect(await accept()).toEqual({ key, started });
    },
  );

  it.each([
    ['2 s', 60_000, 2000],
    ['what is left of the lease', 700, 700],
  ])('is in progress while another execution has a lease, for %s at most', async (_, left, retryAfterMs) => {
    const { accept, lease } = accepting();
    const { key } = await accept();
    lease(left);
    const outcome = { ...NO_OUTCOME, outcome: 'in_progress' as const, retry_after_ms: retryAfterMs };
    expect(await accept({}, 'another')).toEqual({ key, outcome });
  });

  it.each([null, 9])('takes the turn over when the lease is over (quota %s)', async (left) => {
    const { store, accept, lease, calls } = accepting(left);
    const { key } = await accept();
    lease(0);
    expect(await accept({}, 'another')).toEqual({ key, started: null });
    expect(calls.at(-1)).toBe('takeOver');
    expect([...store.turns.values()]).toMatchObject([{ key, owner: 'another', lease: NOON + LEASE_MS }]);
  });

  it.each([
    ['the answer', 'answered', 'replayed'],
    ['the failure', 'failed', 'replayed'],
    ['that a person has it', 'held', 'replayed'],
  ])('is told %s', async (_, status, outcome) => {
    const { store, accept } = accepting();
    const { key } = await accept();
    const turn = { ...(await store.getTurn(aRequest())), status } as unknown as Turn;
    for (const id of store.turns.keys()) store.turns.set(id, turn);
    expect(await accept({}, 'another')).toEqual({ key, outcome: { ...NO_OUTCOME, outcome, turn } });
  });
});

it.each([null, 9])('other words under the same id are not the message, whoever sends them (quota %s)', async (left) => {
  const { accept } = accepting(left);
  const { key } = await accept();
  const outcome = { ...NO_OUTCOME, outcome: 'key_reused' };
  for (const owner of ['me', 'another'])
    expect(await accept({ message: 'Other words' }, owner)).toEqual({ key, outcome });
});

describe('a message over the daily quota', () => {
  it('is refused, and not stored', async () => {
    const { store, accept } = accepting(0);
    expect(await accept()).toMatchObject({ outcome: { ...NO_OUTCOME, outcome: 'quota' } });
    expect(store.turns.size).toBe(0);
  });

  it('is taken when it comes again on another day, and counted then', async () => {
    const { accept, count } = accepting(0);
    await accept();
    count.left = 1;
    expect(await accept()).toMatchObject({ started: null });
    expect(count.left).toBe(0);
  });

  it('is not one whose turn is there', async () => {
    const { accept } = accepting(1);
    await accept();
    expect(await accept({}, 'another')).toMatchObject({ outcome: { outcome: 'in_progress' } });
    expect(await accept({ message_id: 'm-2' })).toMatchObject({ outcome: { outcome: 'quota' } });
  });
});

describe('a turn that changes between a write and the read after it', () => {
  it('is accepted anew if it was gone', async () => {
    const { store, accept, conversations } = accepting();
    await accept({ started_at: 1 });
    const { getTurn } = conversations;
    conversations.getTurn = async () => {
      store.turns.clear();
      conversations.getTurn = getTurn;
      return null;
    };
    expect(await accept({}, 'another')).toEqual({ key: `${NOON}-1`, started: null });
    expect([...store.turns.values()]).toMatchObject([{ owner: 'another' }]);
  });

  it('is a fault to retry after five rounds', async () => {
    const { accept, conversations, calls } = accepting();
    await accept();
    calls.length = 0;
    conversations.getTurn = async () => null;
    await expect(accept({}, 'another')).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(calls).toEqual(Array.from({ length: 5 }, () => 'putTurn'));
  });
});
