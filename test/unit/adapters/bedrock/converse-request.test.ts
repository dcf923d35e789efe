import { describe, expect, it } from 'vitest';
import { toConverse } from '../../../../adapters/bedrock/converse-request.ts';
import type { ModelRequest } from '../../../../core/models/chat-model.ts';
import { aModel } from '../../../support/values.ts';

const LITE = aModel('us.amazon.nova-lite-v1:0');
const SONNET = aModel('global.anthropic.claude-sonnet-4-6');
const SONNET_5 = aModel('global.anthropic.claude-sonnet-5');
const COMMAND = aModel('mistral.mistral-large-3-675b-instruct');

const request = (over: Partial<ModelRequest> = {}): ModelRequest => ({
  tier: 'fast',
  system: 'You help customers.',
  messages: ['one', 'two', 'three', 'four', 'five'].map((text, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [{ text }],
  })),
  tools: [],
  maxTokens: 100,
  temperature: 0.3,
  timeoutMs: 1000,
  ...over,
});
const long = 'Our shop ships on workdays. '.repeat(400);
const cachePoints = (blocks: readonly object[] = []) => blocks.filter((block) => 'cachePoint' in block).length;

describe('cache points', () => {
  it('stand behind the system prompt and the last two user messages', () => {
    const { system, messages = [] } = toConverse(LITE, request({ system: long }), null);
    expect(cachePoints(system)).toBe(1);
    expect(messages.map(({ content }) => cachePoints(content))).toEqual([0, 0, 1, 0, 1]);
  });

  const round = (id: string): ModelRequest['messages'] => [
    { role: 'assistant', content: [{ toolUse: { toolUseId: id, name: 'find', input: {} } }] },
    { role: 'user', content: [{ toolResult: { toolUseId: id, content: [{ text: 'Found.' }] } }] },
  ];

  it.each([
    ['Nova, which takes none there, behind the text of the customer', LITE, [0, 0, 1, 0, 1, 0, 0, 0, 0]],
    ['Claude', SONNET, [0, 0, 0, 0, 0, 0, 1, 0, 1]],
  ])('stand behind the results of tools, or for %s', (_, model, expected) => {
    const messages = [...request().messages, ...round('a'), ...round('b')];
    const sent = toConverse(model, request({ system: long, messages }), null);
    expect(sent.messages?.map(({ content }) => cachePoints(content))).toEqual(expected);
    expect(cachePoints(sent.system)).toBe(1);
    expect(cachePoints(sent.toolConfig?.tools)).toBe(0);
  });

  it('stand in front of the notes behind a message, and guard no note', () => {
    const note = { text: '<note>\nPassages\n</note>' };
    const messages: ModelRequest['messages'] = [
      { role: 'user', content: [{ text: 'Where is it?' }, note] },
      { role: 'assistant', content: [{ text: '(I used find: {})' }] },
      { role: 'user', content: [note] },
    ];
    const point = { cachePoint: { type: 'default' } };
    expect(toConverse(LITE, request({ system: long, messages }), { id: 'g1', version: '3' }).messages).toEqual([
      { role: 'user', content: [{ guardContent: { text: { text: 'Where is it?' } } }, point, note] },
      messages[1],
      messages[2],
    ]);
  });

  it.each([
    ['below the minimum that the model caches', LITE, request()],
    ['for a model without a prompt cache', COMMAND, request({ system: long })],
  ])('are omitted %s', (_, model, sent) => {
    expect(JSON.stringify(toConverse(model, sent, null))).not.toContain('cachePoint');
  });
});

describe('sampling and thinking', () => {
  it('follow the model', () => {
    expect(toConverse(LITE, request(), null)).toMatchObject({ inferenceConfig: { maxTokens: 100, temperature: 0.3 } });
    expect(toConverse(SONNET_5, request(), null)).toMatchObject({
      inferenceConfig: { maxTokens: 100 },
      additionalModelRequestFields: { thinking: { type: 'disabled' } },
    });
    expect(toConverse(SONNET_5, request(), null).inferenceConfig).not.toHaveProperty('temperature');
  });
});

describe('greedy decoding', () => {
  const tools = [{ name: 'note', description: 'Notes it.', inputSchema: { type: 'object' } }];
  const greedy = {
    inferenceConfig: { temperature: 0 },
    additionalModelRequestFields: { inferenceConfig: { topK: 1 } },
  };

  it('is for models that call tools best with it, when tools are offered', () => {
    expect(toConverse(LITE, request({ tools }), null)).toMatchObject(greedy);
    expect(toConverse(LITE, request(), null)).not.toHaveProperty('additionalModelRequestFields');
    expect(toConverse(SONNET, request({ tools }), null)).not.toHaveProperty('additionalModelRequestFields');
  });
});

describe('reasoning that is redacted', () => {
  it('is bytes again for the SDK', () => {
    const messages: ModelRequest['messages'] = [
      ...request().messages.slice(0, 1),
      { role: 'assistant', content: [{ reasoningContent: { redactedContent: 'AAEC' } }, { text: 'Hello.' }] },
      ...request().messages.slice(2, 3),
    ];
    const [, reply] = toConverse(SONNET_5, request({ messages }), null).messages ?? [];
    expect(reply?.content?.[0]?.reasoningContent?.redactedContent).toEqual(Buffer.from([0, 1, 2]));
  });
});

describe('a forced tool', () => {
  const tools = [{ name: 'note', description: 'Notes it.', inputSchema: { type: 'object' } }];

  it('is a tool choice for a model that accepts one', () => {
    const { toolConfig } = toConverse(LITE, request({ tools, forcedTool: 'note' }), null);
    expect(toolConfig?.toolChoice).toEqual({ tool: { name: 'note' } });
  });

  it('is a prompt for JSON for any other model', () => {
    const { toolConfig, system } = toConverse(COMMAND, request({ tools, forcedTool: 'note' }), null);
    expect(toolConfig).toBeUndefined();
    expect(JSON.stringify(system)).toContain('JSON Schema');
  });
});

describe('a guardrail', () => {
  it('applies to answers, and not to the triage', () => {
    const guardrail = { id: 'g1', version: '3' };
    const wanted = { guardrailIdentifier: 'g1', guardrailVersion: '3' };
    expect(toConverse(LITE, request(), guardrail).guardrailConfig).toEqual(wanted);
    expect(toConverse(LITE, request({ tier: 'triage' }), guardrail).guardrailConfig).toBeUndefined();
    expect(toConverse(LITE, request(), null).guardrailConfig).toBeUndefined();
  });
});
