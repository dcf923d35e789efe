import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Progress, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { asksForSpecialist, late, says, throttles } from '../support/bedrock/bedrock-replies.ts';
import { startWorld, type World } from '../support/world.ts';

const STEP_MS = 15_000;
const TURN_MS = 3 * STEP_MS;
/** Three times the interval of progress notifications, because the machine may be busy. */
const MAX_SILENCE_MS = 9000;

/** The slowest valid turn: each of three model calls takes most of its time limit. */
const SLOW = {
  fast: [late(STEP_MS, throttles), late(STEP_MS, asksForSpecialist())],
  strong: [late(STEP_MS, says('It was worth the wait.'))],
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const connect = async (): Promise<Client> => {
  const client = new Client({ name: 'slow', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(world.url)));
  return client;
};

describe.concurrent('a turn of 45 seconds', () => {
  it('arrives complete on the stream, with progress every few seconds', async () => {
    const talk = world.talk(SLOW);
    const client = await connect();
    const called = Date.now();
    const heard: (Progress & { at: number })[] = [];
    const { structuredContent } = await client.callTool(
      { name: 'chat_with_ai', arguments: { message: talk.words('Where is my order?') } },
      {
        timeout: MAX_SILENCE_MS,
        resetTimeoutOnProgress: true,
        onprogress: (progress) => heard.push({ ...progress, at: Date.now() - called }),
      },
    );
    const took = Date.now() - called;
    const elapsed = heard.map(({ progress }) => progress);
    expect(elapsed[0]).toBe(0);
    expect(elapsed).toEqual([...new Set(elapsed)].sort((one, other) => one - other));
    expect(elapsed.length).toBeGreaterThan(TURN_MS / MAX_SILENCE_MS);
    expect(heard.at(-1)?.at).toBeGreaterThan(took - MAX_SILENCE_MS);

    const receipt = ChatResult.parse(structuredContent);
    expect(receipt).toMatchObject({
      answer: 'It was worth the wait.',
      status: 'answered',
      replayed: false,
      model: talk.models.of('strong')[0]?.modelId,
      route: { tier: 'strong', escalated: true, reason: 'model_unsure', fallback: false },
      handoff: { requested: false },
      usage: { model_calls: 3 },
    });
    expect(receipt.usage.calls.map(({ tier }) => tier).sort()).toEqual(['fast', 'strong', 'triage']);
    expect(receipt.timings.total_ms).toBeGreaterThan(TURN_MS);
    expect(receipt.timings.total_ms).toBeLessThanOrEqual(took);
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 1 });
    await client.close();
  });

  it('completes and is stored when the client disconnects', async () => {
    const talk = world.talk(SLOW);
    const args = { message: talk.words('Where is my order?'), message_id: randomUUID(), user_id: talk.id.customer };
    const given = { message_id: args.message_id };
    const client = await connect();
    const call = client.callTool(
      { name: 'chat_with_ai', arguments: { ...args, conversation_id: talk.id.conversation } },
      { timeout: TURN_MS, onprogress: () => {} },
    );
    const abandoned = expect(call).rejects.toThrow();
    await pause(1.5 * STEP_MS);
    await client.close();
    await abandoned;

    expect(await talk.fail('Where is my order?', given)).toMatchObject({ code: 'IN_PROGRESS', retryable: true });
    await vi.waitFor(async () => expect((await talk.history()).turns).toMatchObject([{ status: 'answered' }]), {
      timeout: TURN_MS,
      interval: 1000,
    });
    expect((await talk.history()).turns).toMatchObject([{ answer: 'It was worth the wait.' }]);
    expect(await talk.ask('Where is my order?', given)).toMatchObject({
      answer: 'It was worth the wait.',
      replayed: true,
      usage: { model_calls: 3 },
    });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 1 });
  });
});
