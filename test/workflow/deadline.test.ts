import { describe, expect, it } from 'vitest';
import { late, reads, refuses, says, throttles } from '../support/bedrock/bedrock-replies.ts';
import { useWorld, world } from './conversation/the-world.ts';

const TURN_MS = 1000;
/** Milliseconds. Past the deadline of a turn, whenever in the turn the call started. */
const SLOW_MS = 1100;

useWorld({ TURN_SECONDS: '1' });

describe.concurrent('after the deadline of a turn', () => {
  it('a throttled call is not retried', async () => {
    const talk = world.talk({ fast: [late(SLOW_MS, throttles)] });
    const failure = await talk.fail('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(failure).toMatchObject({ code: 'MODEL_FAILED', message: expect.stringMatching(/^I'm sorry/) });
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'failed', fault: 'DeadlinePassed' }]);
  });

  it('the other tier is not called', async () => {
    const talk = world.talk({ fast: [late(SLOW_MS, refuses('ValidationException', 400))] });
    await talk.fail('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
  });

  it('the strong model is not called, and the draft is the answer', async () => {
    const talk = world.talk({
      triage: [reads({ wants_human: true })],
      fast: [late(SLOW_MS, says('A late answer.'))],
    });
    const result = await talk.ask('A person, please.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(result).toMatchObject({
      answer: 'A late answer.',
      route: { tier: 'fast', escalated: true, reason: 'asked_for_human', fallback: true },
      handoff: { requested: true },
    });
  });

  it('a running call may still answer', async () => {
    const talk = world.talk({ fast: [late(SLOW_MS, says('A late answer.'))] });
    const { timings, answer } = await talk.ask('Hello?');
    expect(answer).toBe('A late answer.');
    expect(timings.total_ms).toBeGreaterThan(TURN_MS);
  });

  it('a throttled model is not called again, even if the state machine retries', async () => {
    const talk = world.talk({ fast: [throttles], strong: [throttles] });
    await talk.fail('Hello?');
    const [turn] = await world.table.turns(talk.id);
    for (const { at } of talk.models.calls) expect(at).toBeLessThanOrEqual(Number(turn?.started_at) + TURN_MS + 50);
  });
});
