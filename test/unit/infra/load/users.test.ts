import { describe, expect, it } from 'vitest';
import { type RunOptions, Users } from '../../../../infra/load/run.ts';
import type { Plan } from '../../../../infra/load/settings.ts';
import { type Attempt, type Message, type Send, takeTurn } from '../../../../infra/load/turn.ts';
import { aReceipt } from '../../../support/receipt.ts';

const ANSWERED: Attempt = { failure: null, receipt: aReceipt() };
const MESSAGE: Message = { message: 'Hello?', message_id: 'm', conversation_id: 'c' };

const fails = (retryAfterMs: number | null, code = 'BUSY'): Attempt => ({
  failure: { code, message: 'No.', retryAfterMs },
  receipt: null,
});

/** Sends that get these attempts in order, and the last of them from then on. */
const script = (...attempts: Attempt[]) => {
  const sent: Message[] = [];
  const at: number[] = [];
  const send: Send = async (message) => {
    sent.push(message);
    at.push(performance.now());
    return attempts[Math.min(sent.length, attempts.length) - 1] ?? ANSWERED;
  };
  return { send, sent, at };
};

describe('a turn', () => {
  it('is repeated with the same ids, after the time that the server names', async () => {
    const { send, sent, at } = script(fails(30), fails(0), ANSWERED);
    const outcome = await takeTurn(send, MESSAGE);
    expect(sent).toEqual([MESSAGE, MESSAGE, MESSAGE]);
    // A timer may fire within its last millisecond.
    expect(Number(at[1]) - Number(at[0])).toBeGreaterThan(28);
    expect(outcome).toMatchObject({ error: null, receipt: { replayed: false } });
    expect(outcome.failures).toEqual(Array(2).fill({ code: 'BUSY', message: 'No.' }));
    expect(outcome.ms).toBeGreaterThan(28);
  });

  it('is lost at once if a repeat cannot help', async () => {
    const { send, sent } = script(fails(null, 'QUOTA'));
    expect(await takeTurn(send, MESSAGE)).toMatchObject({ error: 'QUOTA', receipt: null });
    expect(sent).toHaveLength(1);
  });

  it('is lost when the next repeat would be past the patience of the customer', async () => {
    const { send, sent } = script(fails(30));
    const { error, failures } = await takeTurn(send, MESSAGE, undefined, 50);
    expect(error).toBe('BUSY');
    expect(failures).toHaveLength(sent.length);
    expect(sent.length).toBe(2);
  });

  it('is lost to its last failure when the run ends before the repeat', async () => {
    const ending = new AbortController();
    const { send, sent } = script(fails(30_000, 'ECONNREFUSED'));
    const lost = takeTurn(send, MESSAGE, ending.signal);
    ending.abort();
    expect(await lost).toMatchObject({ error: 'ECONNREFUSED', failures: [{ code: 'ECONNREFUSED' }] });
    expect(sent).toHaveLength(1);
  });

  it('keeps the receipt of a turn that no model answered', async () => {
    const { send } = script({ ...fails(null, 'MODEL_FAILED'), receipt: aReceipt() });
    expect(await takeTurn(send, MESSAGE)).toMatchObject({ error: 'MODEL_FAILED', receipt: { tier: 'fast' } });
  });

  it("counts the time of the models that answer, and not the triage's", async () => {
    const call = (tier: 'triage' | 'fast' | 'strong', latency_ms: number) => ({
      ...{ tier, latency_ms, model: 'm', input_tokens: 1, output_tokens: 1 },
      ...{ cached_tokens: 0, cache_written_tokens: 0, cost_micro_usd: 1 },
    });
    const calls = [call('triage', 500), call('fast', 30), call('strong', 4)];
    const { usage } = aReceipt();
    const receipt = aReceipt({ usage: { ...usage, cost_micro_usd: 3, model_calls: 3, calls } });
    expect((await takeTurn(script({ failure: null, receipt }).send, MESSAGE)).receipt?.model_ms).toBe(34);
  });
});

const PLAN: Plan = { users: 3, requests: 4, thinkMs: 4, rampMs: 6, seed: 1, messages: ['a', 'b', 'c', 'd', 'e'] };

const play = async (plan: Partial<Plan> = {}, options: Partial<RunOptions> = {}, send: Send | null = null) => {
  const log = script();
  const users = new Users({ ...PLAN, ...plan }, send ?? log.send, { signal: new AbortController().signal, ...options });
  return { ...(await users.play()), sent: log.sent };
};

/** The messages of each conversation. */
const conversations = (sent: readonly Message[]) =>
  Object.values(Object.groupBy(sent, ({ conversation_id }) => conversation_id))
    .toSorted((a, b) => String(a?.[0]?.conversation_id).localeCompare(String(b?.[0]?.conversation_id)))
    .map((messages = []) => messages.map(({ message }) => message).join(''));

describe('users', () => {
  it('hold one conversation each, of successive messages with ids of their own', async () => {
    const { sent, turns, inFlight } = await play();
    expect(conversations(sent)).toHaveLength(3);
    for (const talk of conversations(sent)) expect('abcdeabcd').toContain(talk);
    expect(new Set(sent.map(({ conversation_id, message_id }) => `${conversation_id} ${message_id}`)).size).toBe(12);
    expect(turns).toHaveLength(12);
    expect(inFlight).toBe(0);
  });

  it('say the same in runs of the same seed, in other conversations', async () => {
    const [one, again, other] = await Promise.all([play(), play(), play({ seed: 2 })]);
    expect(conversations(again.sent)).toEqual(conversations(one.sent));
    expect(conversations(other.sent)).not.toEqual(conversations(one.sent));
    expect(again.sent[0]?.conversation_id).not.toBe(one.sent[0]?.conversation_id);
  });

  it('start one after another over the ramp, and think between a message and the next', async () => {
    const { turns } = await play({ users: 4, requests: 2, thinkMs: 40, rampMs: 80 });
    for (const { user, turn, started_ms } of turns) {
      // The ramp, and half a think time at least. A timer may fire within its last millisecond.
      expect(started_ms).toBeGreaterThanOrEqual(20 * (user - 1) + 20 * (turn - 1) - 3);
    }
  });

  it('are one customer, unless each acts as another', async () => {
    expect((await play()).sent.filter(({ user_id }) => user_id !== undefined)).toEqual([]);
    const { sent } = await play({}, { actAs: true });
    expect(new Set(sent.map(({ user_id }) => user_id))).toEqual(new Set(['load-1', 'load-2', 'load-3']));
  });

  it('start no turn after the signal, finish those in flight, and leave in flight what does not end within the grace', async () => {
    const ending = new AbortController();
    const { promise: answered, resolve: answer } = Promise.withResolvers<Attempt>();
    const sends = [async () => ANSWERED, () => answered, () => new Promise<never>(() => {})];
    const started: Message[] = [];
    const send: Send = (message) => {
      started.push(message);
      if (started.length === 3) {
        ending.abort();
        setTimeout(() => answer(ANSWERED), 5);
      }
      return sends[started.length - 1]?.() ?? Promise.reject(new Error('A turn was started.'));
    };
    const plan = { requests: 2, thinkMs: 60_000, rampMs: 9 };
    const { turns, inFlight } = await play(plan, { signal: ending.signal, graceMs: 50 }, send);
    expect([turns.length, inFlight, started.length]).toEqual([2, 1, 3]);
  });

  it('who have not begun do not begin after the signal', async () => {
    const ending = new AbortController();
    const plan = { thinkMs: 0, rampMs: 60_000 };
    const { turns } = await play(plan, { signal: ending.signal, onTurn: () => ending.abort() });
    expect(turns.map(({ user, turn }) => [user, turn])).toEqual([[1, 1]]);
  });
});
