import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { hangs, late, reads, refuses, says, throttles } from '../support/bedrock/bedrock-replies.ts';
import { useWorld, world } from './conversation/the-world.ts';

const TURN_MS = 2000;

useWorld({ TURN_SECONDS: '2' });

describe.concurrent('within the time of a turn', () => {
  it('a model that never answers is cut off, and the customer gets the failure message and a hand-off', async () => {
    const talk = world.talk({ fast: [hangs] });
    const failure = await talk.fail('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(failure).toMatchObject({
      code: 'MODEL_FAILED',
      message: expect.stringMatching(/^I'm sorry/),
      handoff: { requested: true, reason: 'model_failed' },
    });
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'failed', fault: 'DeadlinePassed' }]);
  });

  it('the failure message comes with progress, for a client that asks for it', async () => {
    const talk = world.talk({ fast: [hangs] });
    const client = new Client({ name: 'workflow', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(world.url)));
    const heard: unknown[] = [];
    const { customer: user_id, conversation: conversation_id } = talk.id;
    const result = await client.callTool(
      { name: 'chat_with_ai', arguments: { message: talk.words('Hello?'), user_id, conversation_id } },
      { onprogress: (progress) => heard.push(progress) },
    );
    expect(result).toMatchObject({ isError: true, structuredContent: { code: 'MODEL_FAILED' } });
    expect(heard).toMatchObject([{ progress: 0, message: 'Working on it' }]);
    await client.close();
  });

  it('the other tier is called where time is left, and cut off, too', async () => {
    const talk = world.talk({ fast: [refuses('ValidationException', 400)], strong: [hangs] });
    await talk.fail('Hello?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'failed', fault: 'ModelTimeout' }]);
  });

  it('the strong model is not called when none is left, and the draft is the answer', async () => {
    const talk = world.talk({
      triage: [late(TURN_MS, reads({ score: -0.9 }))],
      fast: [says('A draft.')],
    });
    const result = await talk.ask('Not good.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(result).toMatchObject({
      answer: 'A draft.',
      route: { tier: 'fast', escalated: true, reason: 'negative_sentiment', fallback: true },
      handoff: { requested: false },
    });
  });

  it('a throttled model is only called again where time is left, even if the state machine retries', async () => {
    const talk = world.talk({ fast: [throttles], strong: [throttles] });
    await talk.fail('Hello?');
    const [turn] = await world.table.turns(talk.id);
    for (const { at } of talk.models.calls) expect(at).toBeLessThanOrEqual(Number(turn?.started_at) + TURN_MS);
  });
});
