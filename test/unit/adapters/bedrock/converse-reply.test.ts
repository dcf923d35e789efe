import { describe, expect, it } from 'vitest';
import { fromConverse } from '../../../../adapters/bedrock/converse-reply.ts';
import type { Model } from '../../../../core/models/catalogue.ts';
import type { ModelRequest } from '../../../../core/models/chat-model.ts';
import { aModel } from '../../../support/values.ts';

const LITE = aModel('us.amazon.nova-lite-v1:0');
const SONNET = aModel('global.anthropic.claude-sonnet-4-6');
const request: ModelRequest = {
  tier: 'fast',
  system: 's',
  messages: [],
  tools: [],
  maxTokens: 10,
  temperature: 0,
  timeoutMs: 10,
};
const output = (text: string, stopReason = 'end_turn') => ({
  $metadata: {},
  output: { message: { role: 'assistant' as const, content: [{ text }] } },
  stopReason: stopReason as 'end_turn',
  usage: {
    inputTokens: 100,
    outputTokens: 20,
    totalTokens: 620,
    cacheReadInputTokens: 400,
    cacheWriteInputTokens: 100,
  },
  metrics: { latencyMs: 5 },
});
const textsOf = (model: Model, text: string) => fromConverse(model, request, output(text), 7).content;

describe('the text of a model that thinks in it', () => {
  it.each([
    ['before the answer', '<thinking>Who is it?</thinking>\nHello.', [{ text: 'Hello.' }]],
    ['in the middle', 'Hello. <thinking>Hm.</thinking>How are you?', [{ text: 'Hello. How are you?' }]],
    ['that was cut short', 'Hello. <thinking>And now', [{ text: 'Hello.' }]],
    ['without an answer', '<thinking>Hm.</thinking>', []],
  ])('loses a thought %s', (_, text, content) => {
    expect(textsOf(LITE, text)).toEqual(content);
  });

  it.each([LITE, SONNET])('loses it whatever the model, and keeps a tag in code', (model) => {
    expect(textsOf(model, 'Write `<thinking>` first.<thinking>Hm.')).toEqual([{ text: 'Write `<thinking>` first.' }]);
  });
});

it('counts all input, and prices cache reads and writes separately', () => {
  expect(fromConverse(SONNET, request, output('Hello.'), 7).call).toEqual({
    tier: 'fast',
    model: SONNET.id,
    input_tokens: 600,
    output_tokens: 20,
    cached_tokens: 400,
    cache_written_tokens: 100,
    cost_micro_usd: 100 * 3 + 20 * 15 + 400 * 0.3 + 100 * 3.75,
    latency_ms: 7,
  });
});

it('throws ContextTooLong when the request exceeded the context window', () => {
  const reply = output('Hello.', 'model_context_window_exceeded');
  expect(() => fromConverse(LITE, request, reply, 7)).toThrow(expect.objectContaining({ name: 'ContextTooLong' }));
});

it('returns no tool use when a model that was asked for JSON wrote none', () => {
  const asked = { ...request, forcedTool: 'note', tools: [{ name: 'note', description: 'd', inputSchema: {} }] };
  expect(
    fromConverse(aModel('mistral.mistral-large-3-675b-instruct'), asked, output('I would rather not.'), 7).content,
  ).toEqual([]);
});
