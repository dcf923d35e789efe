import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';
import { findModel } from '../../../../../core/models/catalogue.ts';
import { validateTools } from '../../../../../local/aws/bedrock/protocol/validate-tools.ts';
import {
  askStandIn,
  assistant,
  FIND_ORDER,
  LLAMA,
  MICRO,
  NOVA,
  results,
  SONNET,
  THINKER,
  tool,
  user,
  uses,
} from './bedrock-client.ts';

const ask = askStandIn();

type Request = Partial<ConverseCommandInput>;

const toolConfig = { tools: [FIND_ORDER] };
const forced = { ...toolConfig, toolChoice: { tool: { name: 'find_order' } } };
const point = { cachePoint: { type: 'default' } } as const;
const thoughts = { reasoningContent: { reasoningText: { text: 'Hm.', signature: 'x' } } };
const thinking = (type: string) => ({ additionalModelRequestFields: { thinking: { type } } });
const hello = [user('Hello')];
const round = [user('Where is order 7?'), uses('a'), results('a')];
const named = (name: string) => ({ toolConfig: { tools: [tool(name, 'Finds things.')] } });
const used = (id: string, name = 'find_order'): Request['messages'] => [
  user('Where?'),
  { role: 'assistant', content: [{ toolUse: { toolUseId: id, name, input: {} } }] },
  results(id),
];
const returned = (json: unknown): Request['messages'] => [
  user('Where?'),
  uses('a'),
  { role: 'user', content: [{ toolResult: { toolUseId: 'a', content: [{ json: json as never }] } }] },
];
const thought: Request['messages'] = [
  user('Hi'),
  { role: 'assistant', content: [thoughts, { text: 'Hello' }] },
  user('Bye'),
];
const withDefs = {
  toolConfig: { tools: [tool('find', 'Finds.', { order: { $ref: '#/$defs/order' } })] },
};
const inference = (inferenceConfig: Request['inferenceConfig']): Request => ({ messages: hello, inferenceConfig });
const points = (count: number): Request => ({
  messages: Array.from({ length: 2 * count - 1 }, (_, i) =>
    i % 2 === 0 ? { role: 'user', content: [{ text: 'Hello' }, point] } : assistant('Hi'),
  ),
});

/** A rule, the place that the error names, a request that breaks the rule, and the nearest request that does not. */
const CASES: [rule: string, says: RegExp, refused: Request, accepted: Request][] = [
  [
    'the user speaks first',
    /must start with a user message/,
    { messages: [assistant('Hi'), user('Hi')] },
    { messages: hello },
  ],
  [
    'roles alternate',
    /must alternate.*messages\.1/,
    { messages: [user('Hi'), user('Hello?')] },
    { messages: [user('Hi'), assistant('Hello'), user('Hello?')] },
  ],
  ['text is not blank', /messages\.0\.content\.0 is blank/, { messages: [user(' \n')] }, { messages: [user(' x ')] }],
  [
    'system text is not blank',
    /system\.0 is blank/,
    { messages: hello, system: [{ text: '' }] },
    { messages: hello, system: [{ text: 'Be kind.' }] },
  ],
  ['content is not empty', /messages\.0 is empty/, { messages: [{ role: 'user', content: [] }] }, { messages: hello }],
  [
    'toolConfig is present while the history has tool uses',
    /toolConfig field must be defined/,
    { messages: round },
    { messages: round, toolConfig },
  ],
  [
    'every tool use is answered',
    /Expected toolResult blocks at messages\.2\.content for the following Ids: b/,
    { messages: [user('Where?'), uses('a', 'b'), results('a')], toolConfig },
    { messages: [user('Where?'), uses('a', 'b'), results('b', 'a')], toolConfig },
  ],
  [
    'every tool use is answered in the next message',
    /Expected toolResult blocks at messages\.2\.content/,
    { messages: [user('Where?'), uses('a'), user('Well?'), assistant('Hm'), results('a')], toolConfig },
    { messages: [...round, assistant('There.'), user('Well?')], toolConfig },
  ],
  [
    'a conversation does not end with an open tool use',
    /Expected toolResult blocks at messages\.2\.content/,
    { messages: [user('Where?'), uses('a')], toolConfig },
    { messages: [user('Where?'), assistant('Here is')], toolConfig },
  ],
  [
    'every result has its tool use',
    /toolResult blocks at messages\.0\.content exceeds/,
    { messages: [results('a')], toolConfig },
    { messages: round, toolConfig },
  ],
  [
    'no tool use is answered twice',
    /messages\.2\.content contain duplicate Ids: a/,
    { messages: [user('Where?'), uses('a'), results('a', 'a')], toolConfig },
    { messages: round, toolConfig },
  ],
  [
    'tool use ids are unique',
    /ids must be unique: a/,
    { messages: [...round, uses('a'), results('a')], toolConfig },
    { messages: [...round, uses('b'), results('b')], toolConfig },
  ],
  [
    'tool use ids match their pattern',
    /toolUseId.*regular expression/,
    { messages: used('a:b'), toolConfig },
    { messages: used('a-b_C9'), toolConfig },
  ],
  [
    'tool use ids have at most 64 characters',
    /toolUseId.*\{1,64\}/,
    { messages: used('a'.repeat(65)), toolConfig },
    { messages: used('a'.repeat(64)), toolConfig },
  ],
  [
    'tool names in the history match their pattern',
    /toolUse\.name/,
    { messages: used('a', 'find order'), toolConfig },
    { messages: used('a', 'find_order'), toolConfig },
  ],
  [
    'tool results are objects',
    /messages\.2\.content\.0\.toolResult\.content\.0\.json is invalid/,
    { messages: returned([1]), toolConfig },
    { messages: returned({ list: [1] }), toolConfig },
  ],
  [
    'tool names match their pattern',
    /tools\.0\.toolSpec\.name/,
    { messages: hello, ...named('a.b') },
    { messages: hello, ...named('a-b') },
  ],
  [
    'tool names are unique',
    /duplicate tool names: find_order/,
    { messages: hello, toolConfig: { tools: [FIND_ORDER, FIND_ORDER] } },
    { messages: hello, toolConfig: { tools: [FIND_ORDER, tool('other', 'Finds.')] } },
  ],
  [
    'tool descriptions are not blank',
    /tools\.0\.toolSpec\.description/,
    { messages: hello, toolConfig: { tools: [tool('find', '')] } },
    { messages: hello, toolConfig: { tools: [tool('find', 'Finds.')] } },
  ],
  [
    'a list of tools is not empty',
    /toolConfig\.tools/,
    { messages: hello, toolConfig: { tools: [] } },
    { messages: hello },
  ],
  [
    'a forced tool is listed',
    /find_more.*not defined/,
    { messages: hello, toolConfig: { ...toolConfig, toolChoice: { tool: { name: 'find_more' } } } },
    { messages: hello, toolConfig: forced },
  ],
  [
    'the model supports a forced tool',
    /doesn't support the toolConfig\.toolChoice\.tool field/,
    { modelId: LLAMA, messages: hello, toolConfig: forced },
    { modelId: LLAMA, messages: hello, toolConfig: { ...toolConfig, toolChoice: { auto: {} } } },
  ],
  [
    'a forced tool is not combined with thinking',
    /Thinking may not be enabled/,
    { modelId: THINKER, messages: hello, toolConfig: forced },
    { modelId: THINKER, messages: hello, toolConfig: forced, ...thinking('disabled') },
  ],
  [
    'a model that never thinks takes no thinking',
    /extraneous key \[thinking\]/,
    { messages: hello, ...thinking('enabled') },
    { modelId: THINKER, messages: hello, ...thinking('enabled') },
  ],
  [
    'the type of thinking is valid',
    /Input tag 'off'/,
    { modelId: THINKER, messages: hello, ...thinking('off') },
    { modelId: THINKER, messages: hello, ...thinking('disabled') },
  ],
  [
    'reasoning content is sent to a model that thinks',
    /doesn't support the reasoningContent/,
    { modelId: SONNET, messages: thought },
    { modelId: THINKER, messages: thought },
  ],
  [
    'user messages have no reasoning content',
    /User messages cannot contain reasoning/,
    { modelId: THINKER, messages: [{ role: 'user', content: [thoughts] }] },
    { modelId: THINKER, messages: hello },
  ],
  [
    'the model supports a prefilled assistant message',
    /prefill/,
    { modelId: SONNET, messages: [user('Hi'), assistant('I')] },
    { modelId: NOVA, messages: [user('Hi'), assistant('I')] },
  ],
  [
    'the model supports $defs',
    /tools\.0\.toolSpec\.inputSchema\.json is invalid.*\$ref/,
    { messages: hello, ...withDefs },
    { modelId: SONNET, messages: hello, ...withDefs },
  ],
  [
    'the model supports temperature',
    /temperature.*deprecated/,
    { ...inference({ temperature: 0 }), modelId: THINKER },
    { ...inference({ temperature: 0 }), modelId: SONNET },
  ],
  [
    'temperature ends at 1',
    /inferenceConfig\.temperature/,
    inference({ temperature: 1.1 }),
    inference({ temperature: 1 }),
  ],
  ['maxTokens is at least 1', /inferenceConfig\.maxTokens/, inference({ maxTokens: 0 }), inference({ maxTokens: 1 })],
  [
    'maxTokens is within the model limit',
    /exceeds the model limit of 300000/,
    inference({ maxTokens: 300_001 }),
    inference({ maxTokens: 300_000 }),
  ],
  [
    'not every model has a prompt cache',
    /prompt caching \(system\.1\.cachePoint\)/,
    { modelId: LLAMA, messages: hello, system: [{ text: 'Be kind.' }, point] },
    { modelId: SONNET, messages: hello, system: [{ text: 'Be kind.' }, point] },
  ],
  [
    'the model has a prompt cache behind the results of tools',
    /^The model returned the following errors: Malformed input request: #\/messages\/2\/content\/1: extraneous key \[cachePoint\] is not permitted/,
    {
      toolConfig,
      messages: [...round.slice(0, 2), { role: 'user', content: [...(results('a').content ?? []), point] }],
    },
    {
      modelId: SONNET,
      toolConfig,
      messages: [...round.slice(0, 2), { role: 'user', content: [...(results('a').content ?? []), point] }],
    },
  ],
  [
    'the model has a prompt cache behind the tools',
    /#\/toolConfig\/tools\/1: extraneous key \[cachePoint\] is not permitted/,
    { messages: hello, toolConfig: { tools: [FIND_ORDER, point] } },
    { modelId: SONNET, messages: hello, toolConfig: { tools: [FIND_ORDER, point] } },
  ],
  [
    'the model supports topK',
    /extraneous key \[inferenceConfig\] is not permitted/,
    { modelId: SONNET, messages: hello, additionalModelRequestFields: { inferenceConfig: { topK: 1 } } },
    { messages: hello, additionalModelRequestFields: { inferenceConfig: { topK: 1 } } },
  ],
  [
    'a cache point follows another block',
    /cachePoint at messages\.0\.content\.0 has no block before it/,
    { messages: [{ role: 'user', content: [point, { text: 'Hello' }] }] },
    { messages: [{ role: 'user', content: [{ text: 'Hello' }, point] }] },
  ],
  ['there are at most four cache points', /maximum of 4 blocks.*Found 5/, points(5), points(4)],
  [
    'the input fits the context window',
    /^Input is too long for requested model\.$/,
    { modelId: MICRO, messages: [user('x'.repeat(4 * 128_000 + 1))] },
    { modelId: MICRO, messages: [user('x'.repeat(4 * 128_000))], inferenceConfig: { maxTokens: 1 } },
  ],
];

describe('the stand-in rejects a request unless', () => {
  it.each(CASES)('%s', async (_, says, refused, accepted) => {
    await expect(ask(refused.messages ?? [], refused)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(says),
      $metadata: { httpStatusCode: 400 },
    });
    await expect(ask(accepted.messages ?? [], accepted)).resolves.toHaveProperty('stopReason');
  });
});

describe('a model without tools', () => {
  it('rejects toolConfig', () => {
    const nova = findModel(NOVA) ?? expect.fail(`${NOVA} is not in the catalogue`);
    const tools = [{ toolSpec: { name: 'find', inputSchema: { json: { type: 'object' } } } }];
    const request = { messages: [], toolConfig: { tools } };
    expect(() => validateTools(nova, request)).not.toThrow();
    expect(() => validateTools({ ...nova, takes: { ...nova.takes, tools: false } }, request)).toThrow(
      /support tool use/,
    );
  });
});
