import { describe, expect, it } from 'vitest';
import { findModel, type Model } from '../../../../../core/models/catalogue.ts';
import { promptCache } from '../../../../../local/aws/bedrock/protocol/prompt-cache.ts';
import type { Block, ConverseRequest } from '../../../../../local/aws/bedrock/protocol/request.ts';
import { startBedrock } from '../../../../../local/aws/bedrock/server.ts';
import { askOf, clientOf, NOVA, SONNET, user } from './bedrock-client.ts';

const row = (id: string): Model => {
  const model = findModel(id);
  if (!model) throw new Error(`${id} is not in the catalogue`);
  return model;
};

const nova = row(NOVA);
const point = { cachePoint: { type: 'default' } } as const;
const tokens = (count: number, letter = 'x'): Block => ({ text: letter.repeat(4 * count) });
const request = (system: Block[], ...content: Block[]): ConverseRequest => ({
  system,
  messages: [{ role: 'user', content }],
});

describe('promptCache', () => {
  it('writes a prefix once and then reads it, and counts the rest as input', () => {
    const account = promptCache();
    const system = [tokens(1200), point];
    expect(account(nova, request(system, tokens(10, 'a')))).toEqual({
      inputTokens: 10,
      cacheReadInputTokens: 0,
      cacheWriteInputTokens: 1200,
    });
    expect(account(nova, request(system, tokens(20, 'b')))).toEqual({
      inputTokens: 20,
      cacheReadInputTokens: 1200,
      cacheWriteInputTokens: 0,
    });
  });

  it('reads the longest known prefix and writes only the new part of a growing conversation', () => {
    const account = promptCache();
    account(nova, request([tokens(1000), point], tokens(50, 'a'), point));
    expect(account(nova, request([tokens(1000), point], tokens(50, 'a'), point, tokens(30, 'b'), point))).toEqual({
      inputTokens: 0,
      cacheReadInputTokens: 1050,
      cacheWriteInputTokens: 30,
    });
  });

  it('ignores a prefix below the minimum', () => {
    const account = promptCache();
    const short = request([tokens(999), point], tokens(1));
    const none = { inputTokens: 1000, cacheReadInputTokens: 0, cacheWriteInputTokens: 0 };
    expect([account(nova, short), account(nova, short)]).toEqual([none, none]);
  });

  it('shares no prefix between models, and none that differs in a letter', () => {
    const account = promptCache();
    const system = [tokens(1500), point];
    account(nova, request(system, tokens(1)));
    expect(account(row(SONNET), request(system, tokens(1))).cacheReadInputTokens).toBe(0);
    expect(account(nova, request([{ text: `y${'x'.repeat(5999)}` }, point], tokens(1))).cacheReadInputTokens).toBe(0);
  });

  it('evicts the least recently used prefix', () => {
    const account = promptCache(2);
    const read = (letter: string) =>
      account(nova, request([tokens(1000, letter), point], tokens(1))).cacheReadInputTokens;
    expect([read('a'), read('b'), read('a'), read('c')]).toEqual([0, 0, 1000, 0]);
    expect([read('a'), read('b')]).toEqual([1000, 0]);
  });
});

describe('the usage that the stand-in reports', () => {
  it('separates cached from other input, and adds up to the total', async () => {
    const bedrock = await startBedrock();
    const ask = askOf(clientOf(bedrock.url));
    const more = { system: [{ text: 'x'.repeat(4000) }, point] };
    const first = (await ask([user('Hello')], more)).usage;
    const second = (await ask([user('Hello')], more)).usage;
    await bedrock.close();
    expect(first).toMatchObject({ inputTokens: 2, cacheReadInputTokens: 0, cacheWriteInputTokens: 1000 });
    expect(second).toMatchObject({ inputTokens: 2, cacheReadInputTokens: 1000, cacheWriteInputTokens: 0 });
    expect(second?.totalTokens).toBe(1002 + (second?.outputTokens ?? 0));
  });
});
