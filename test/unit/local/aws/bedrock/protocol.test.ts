import { request } from 'node:http';
import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bedrock } from '../../../../../local/aws/bedrock/converse-server.ts';
import { Refusal } from '../../../../../local/aws/bedrock/protocol/refusal.ts';
import { type BedrockOptions, startBedrock } from '../../../../../local/aws/bedrock/server.ts';
import { askOf, clientOf, NOVA, user } from './bedrock-client.ts';

let bedrock: Bedrock | undefined;

const start = async (options?: BedrockOptions) => {
  bedrock = await startBedrock(options);
  const client = clientOf(bedrock.url);
  return { url: bedrock.url, client, ask: askOf(client) };
};

afterEach(async () => {
  await bedrock?.close();
  bedrock = undefined;
});

describe('the Bedrock stand-in', () => {
  it('answers a Converse call of the SDK, with usage and metrics', async () => {
    const { ask } = await start();
    const reply = await ask([user('Hello')]);
    expect(reply.output?.message).toMatchObject({ role: 'assistant', content: [{ text: expect.any(String) }] });
    expect(reply.stopReason).toBe('end_turn');
    expect(reply.usage).toMatchObject({ inputTokens: 2, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
    expect(reply.usage?.totalTokens).toBe(2 + (reply.usage?.outputTokens ?? 0));
    expect(reply.metrics?.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it('returns equal replies to equal requests', async () => {
    const { ask } = await start();
    const replies = await Promise.all([1, 2].map(() => ask([user('Where is my order 1042?')])));
    expect(replies[0]?.output).toEqual(replies[1]?.output);
  });

  it('rejects a model that is not in the catalogue', async () => {
    const { ask } = await start();
    await expect(ask([user('Hello')], { modelId: 'amazon.unheard-of-v1:0' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('rejects every operation but Converse', async () => {
    const { client } = await start();
    await expect(
      client.send(new ConverseStreamCommand({ modelId: NOVA, messages: [user('Hello')] })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException', $metadata: { httpStatusCode: 404 } });
  });

  it.each([
    ['{', 'SerializationException'],
    ['[]', 'SerializationException'],
    ['{"messages":[{"role":"user","content":"Hello"}]}', 'SerializationException'],
    ['{"messages":[]}', 'ValidationException'],
  ])('rejects the body %s with a %s', async (body, name) => {
    const { url } = await start();
    const response = await fetch(`${url}/model/${encodeURIComponent(NOVA)}/converse`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe(name);
    expect(await response.json()).toEqual({ message: expect.any(String) });
  });

  it('passes every call to onCall, and sends the refusal that it throws', async () => {
    const calls: unknown[] = [];
    const { ask } = await start({
      onCall: (call) => {
        calls.push(call);
        if (calls.length === 2) throw new Refusal('ThrottlingException', 'Too many requests.');
      },
    });
    await expect(ask([user(' ')])).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(ask([user('Hello')])).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Too many requests.',
      $metadata: { httpStatusCode: 429 },
    });
    expect(calls).toEqual([
      { modelId: NOVA, request: { messages: [user(' ')] } },
      { modelId: NOVA, request: { messages: [user('Hello')] } },
    ]);
  });

  it('replies after the configured delay', async () => {
    const { ask } = await start({ delayMs: 80 });
    const began = performance.now();
    const reply = await ask([user('Hello')]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(79);
    expect(reply.metrics?.latencyMs).toBeGreaterThanOrEqual(79);
  });

  it('closes at once while a reply is in progress', async () => {
    const { ask } = await start({ delayMs: 60_000 });
    const reply = ask([user('Hello')]).catch((error: Error) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await bedrock?.close();
    bedrock = undefined;
    expect(await reply).toBeInstanceOf(Error);
  });

  it('keeps connections open between calls', async () => {
    const { url } = await start();
    const connection = await new Promise((resolve, reject) => {
      request(`${url}/model/x/converse`, { method: 'POST', headers: { connection: 'keep-alive' } }, (response) => {
        resolve(response.resume().headers.connection);
      })
        .on('error', reject)
        .end('{}');
    });
    expect(connection).toBe('keep-alive');
  });
});
