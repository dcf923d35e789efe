import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bedrockChatModel } from '../../../../adapters/bedrock/chat-model.ts';
import type { Guardrail } from '../../../../adapters/bedrock/converse-request.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { CATALOGUE, chooseModels, ModelTier } from '../../../../core/models/catalogue.ts';
import type { ModelRequest } from '../../../../core/models/chat-model.ts';
import type { RefusableFeature } from '../../../../core/models/limitations.ts';
import { textOf, toolUsesOf } from '../../../../core/models/message.ts';
import { ASK_FOR_SPECIALIST } from '../../../../core/tools/own-tools.ts';
import type { ConverseRequest } from '../../../../local/aws/bedrock/protocol/request.ts';
import { startBedrock } from '../../../../local/aws/bedrock/server.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

const clientOf = (endpoint: string) =>
  new BedrockRuntimeClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
const modelOf = (endpoint: string, id: string) =>
  bedrockChatModel(clientOf(endpoint), chooseModels({ triage: id, fast: id, strong: id }), systemClock);

const request = (over: Partial<ModelRequest> = {}): ModelRequest => ({
  tier: 'fast',
  system: 'You help customers.',
  messages: [{ role: 'user', content: [{ text: 'Hello there' }] }],
  tools: [],
  maxTokens: 200,
  temperature: 0.3,
  timeoutMs: 5000,
  ...over,
});
const long = 'Our shop ships on workdays and takes returns. '.repeat(400);

const long_ = { system: long };
const used: ModelRequest['messages'] = [
  { role: 'user', content: [{ text: 'Where is order 1042?' }] },
  { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'find_order', input: {} } }] },
  { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: 'shipped' }] } }] },
];

describe('against the stand-in, which refuses what Bedrock refuses', () => {
  let bedrock: Awaited<ReturnType<typeof startBedrock>>;
  beforeAll(async () => {
    bedrock = await startBedrock();
  });
  afterAll(() => bedrock.close());

  it.each(
    CATALOGUE.flatMap(
      ({ id, name }) =>
        [
          [name, 'plain text', id, request()],
          [name, 'a long conversation with cache points', id, request({ system: long })],
          [name, 'an offered tool', id, request({ tools: [ASK_FOR_SPECIALIST] })],
          [name, 'a transcript with a tool that is no longer offered', id, request({ messages: used, system: long })],
        ] as const,
    ),
  )('%s accepts %s', async (_name, _kind, id, sent) => {
    const reply = await modelOf(bedrock.url, id).converse(sent);
    expect(reply.content.length).toBeGreaterThan(0);
    expect(textOf(reply.content)).not.toContain('<thinking>');
    expect(reply.call).toMatchObject({ model: id, tier: 'fast' });
    expect(reply.call.cost_micro_usd).toBeGreaterThan(0);
  });

  it.each(CATALOGUE.map(({ name, id }) => [name, id]))('%s fills a forced tool, or answers in JSON', async (_, id) => {
    const forced = request({ tools: [ASK_FOR_SPECIALIST], forcedTool: ASK_FOR_SPECIALIST.name });
    const { content } = await modelOf(bedrock.url, id).converse(forced);
    expect(toolUsesOf(content)[0]).toMatchObject({
      name: ASK_FOR_SPECIALIST.name,
      input: expect.objectContaining({ reason: expect.any(String) }),
    });
  });

  it('reads from the prompt cache what the previous turn wrote', async () => {
    const model = modelOf(bedrock.url, 'us.amazon.nova-lite-v1:0');
    const system = `You answer for one shop only. ${long}`;
    const first = await model.converse(request({ system }));
    const next = request({
      system,
      messages: [
        ...request().messages,
        { role: 'assistant', content: [{ text: textOf(first.content) }] },
        { role: 'user', content: [{ text: 'And now?' }] },
      ],
    });
    const second = await model.converse(next);
    expect(second.call.cached_tokens).toBeGreaterThan(4000);
    expect(second.call.cost_micro_usd).toBeLessThan(first.call.cost_micro_usd / 2);
  });
});

const [NOVA, SONNET, THINKER] = [
  'us.amazon.nova-lite-v1:0',
  'global.anthropic.claude-sonnet-4-6',
  'global.anthropic.claude-sonnet-5',
];

describe('against a Bedrock whose model takes less than its row says', () => {
  let answer: (body: ConverseRequest) => object | string = () => 'Nothing is expected.';
  const bodies: ConverseRequest[] = [];
  let bedrock: HttpStandIn;
  beforeAll(async () => {
    bedrock = await startHttp(({ body }, response) => {
      const request: ConverseRequest = JSON.parse(body);
      bodies.push(request);
      const given = answer(request);
      const name = String(given).includes('prompt caching') ? 'AccessDeniedException' : 'ValidationException';
      if (typeof given === 'string')
        sendJson(response, name === 'ValidationException' ? 400 : 403, { message: given }, name);
      else sendJson(response, 200, given);
    });
  });
  afterAll(() => bedrock.close());
  beforeEach(() => {
    bodies.length = 0;
  });

  const says = (...content: object[]) => ({
    output: { message: { role: 'assistant', content } },
    stopReason: 'end_turn',
    usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 },
  });
  const open = (id: string, guardrail: Guardrail | null = null) => {
    const reported: string[] = [];
    const models = chooseModels({ triage: id, fast: id, strong: id });
    const model = bedrockChatModel(clientOf(bedrock.url), models, systemClock, guardrail, (name, feature) =>
      reported.push(`${name}: ${feature}`),
    );
    return { model, reported };
  };
  const extraneous = (path: string, key = 'cachePoint') =>
    `The model returned the following errors: Malformed input request: ${path}: extraneous key [${key}] is not permitted, please reformat your input and try again.`;
  const hasPoint = (blocks: readonly object[] = []) => blocks.some((block) => 'cachePoint' in block);
  const pointBehind = (kind: string) => (body: ConverseRequest) =>
    body.messages.some(({ content }) => hasPoint(content) && content.some((block) => kind in block));

  it.each<[RefusableFeature, string, Partial<ModelRequest>, string, (body: ConverseRequest) => unknown]>([
    ['cache_in_system', SONNET, long_, extraneous('#/system/1'), ({ system }) => hasPoint(system)],
    ['cache_in_messages', NOVA, long_, extraneous('#/messages/0/content/1'), pointBehind('text')],
    [
      'cache_behind_tool_results',
      SONNET,
      { ...long_, messages: used },
      extraneous('#/messages/2/content/0'),
      pointBehind('toolResult'),
    ],
    [
      'cache',
      NOVA,
      long_,
      'You invoked an unsupported model or your request did not allow prompt caching.',
      (body) => JSON.stringify(body).includes('cachePoint'),
    ],
    [
      'temperature',
      NOVA,
      {},
      'The model returned the following errors: `temperature` is deprecated for this model.',
      ({ inferenceConfig }) => inferenceConfig?.temperature !== undefined,
    ],
    [
      'greedy_decoding',
      NOVA,
      { tools: [ASK_FOR_SPECIALIST] },
      extraneous('#/inferenceConfig', 'topK'),
      ({ additionalModelRequestFields }) => additionalModelRequestFields,
    ],
    [
      'forced_tool',
      SONNET,
      { tools: [ASK_FOR_SPECIALIST], forcedTool: ASK_FOR_SPECIALIST.name },
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove toolConfig.toolChoice.tool and try again.",
      ({ toolConfig }) => toolConfig?.toolChoice,
    ],
    [
      'thinking',
      THINKER,
      {},
      extraneous('#', 'thinking'),
      ({ additionalModelRequestFields }) => additionalModelRequestFields?.thinking,
    ],
  ])('a refused %s is left out of the call, and of all that follow', async (feature, id, over, refusal, hasIt) => {
    answer = (body) => (hasIt(body) ? refusal : says({ text: '{"reason":"It is hard."}' }));
    const { model, reported } = open(id);
    for (const calls of [2, 3]) {
      const { content } = await model.converse(request(over));
      expect(content).toHaveLength(1);
      expect(bodies).toHaveLength(calls);
    }
    expect(reported).toEqual([`${id}: ${feature}`]);
    expect(hasIt(bodies[0] as ConverseRequest)).toBeTruthy();
  });

  it('keeps the cache points of the other places', async () => {
    answer = (body) => (pointBehind('toolResult')(body) ? extraneous('#/messages/2/content/1') : says({ text: 'Hi.' }));
    await open(SONNET).model.converse(request({ ...long_, messages: used }));
    expect([hasPoint(bodies[1]?.system), pointBehind('text')(bodies[1] as ConverseRequest)]).toEqual([true, true]);
  });

  it('leaves out one feature after the other, and learns for each model by itself', async () => {
    answer = ({ inferenceConfig, system }) => {
      if (hasPoint(system)) return extraneous('#/system/1');
      return inferenceConfig?.temperature === undefined ? says({ text: 'Hi.' }) : 'temperature is not supported';
    };
    const other = 'us.amazon.nova-pro-v1:0';
    const models = chooseModels({ triage: NOVA, fast: NOVA, strong: other });
    const model = bedrockChatModel(clientOf(bedrock.url), models, systemClock);
    await model.converse(request(long_));
    await model.converse(request({ ...long_, tier: 'strong' }));
    expect(bodies).toHaveLength(6);
  });

  it.each([
    '`thinking.type.disabled` is not supported for this model. Use adaptive thinking.',
    'thinking.type: Input should be "adaptive"',
    'Thinking cannot be switched off for this model.',
  ])('recognises a refusal to switch thinking off: %s', async (refusal) => {
    answer = (body) => (body.additionalModelRequestFields?.thinking ? refusal : says({ text: 'Hi.' }));
    const { model, reported } = open(THINKER);
    await model.converse(request());
    expect(reported).toEqual([`${THINKER}: thinking`]);
  });

  it('does not keep a feature that a refusal of something else names', async () => {
    const tool = { ...ASK_FOR_SPECIALIST, inputSchema: { type: 'object', properties: { temperature: {} } } };
    answer = ({ toolConfig }) => (toolConfig ? 'properties.temperature is not valid' : says({ text: 'Hi.' }));
    const { model, reported } = open(SONNET);
    await expect(model.converse(request({ tools: [tool] }))).rejects.toMatchObject({ name: 'ModelRefused' });
    await model.converse(request());
    expect(reported).toEqual([]);
    expect(bodies.map(({ inferenceConfig }) => inferenceConfig?.temperature)).toEqual([0.3, undefined, 0.3]);
  });

  it.each([
    ['a feature that the request does not use', request(), null, extraneous('#/system/1')],
    ['a feature again that was left out', request(), null, 'temperature is not supported'],
    ['the guardrail', request(), { id: 'g1', version: '1' }, extraneous('#/messages/0/content/0', 'guardContent')],
    ['something else', request({ messages: used }), null, 'messages: roles must alternate'],
  ])('refuses the call if its error names %s', async (_, sent, guardrail, refusal) => {
    answer = () => refusal;
    await expect(open(SONNET, guardrail).model.converse(sent)).rejects.toMatchObject({ name: 'ModelRefused' });
    expect(bodies.length).toBe(refusal.startsWith('temperature') ? 2 : 1);
    for (const body of bodies) expect('guardrailConfig' in body).toBe(guardrail !== null);
  });

  describe.each(ModelTier.options)('the reply of the model of the tier %s', (tier) => {
    const find = (input: unknown, toolUseId = 't1') => ({ toolUse: { toolUseId, name: 'find_order', input } });

    it.each<[string, string, object[], object]>([
      [
        'the same id twice',
        'tool_use',
        [find({}, 't2'), find({}, 't2')],
        { content: [find({}, 't2'), find({}, 'use000001')] },
      ],
      ['an id of an earlier round', 'tool_use', [find({})], { content: [find({}, 'use000001')] }],
      ['the input ""', 'tool_use', [find('', 't2')], { content: [find({}, 't2')] }],
      ['the input null', 'tool_use', [find(null, 't2')], { content: [find({}, 't2')] }],
      [
        'tool_use without a tool',
        'tool_use',
        [{ text: 'Yes.' }],
        { stopReason: 'end_turn', content: [{ text: 'Yes.' }] },
      ],
      [
        'a tool use that was cut off',
        'max_tokens',
        [find({}, 't2')],
        { stopReason: 'malformed_tool_use', content: [] },
      ],
      ['half a character', 'max_tokens', [{ text: 'Yes \ud83d' }], { content: [{ text: 'Yes' }] }],
      [
        'redacted reasoning',
        'end_turn',
        [{ reasoningContent: { redactedContent: 'AAEC' } }, { text: 'Yes.' }],
        { content: [{ reasoningContent: { redactedContent: 'AAEC' } }, { text: 'Yes.' }] },
      ],
      ['an echoed note', 'end_turn', [{ text: 'Yes.\n<note>\nNo\n</note>' }], { content: [{ text: 'Yes.' }] }],
      [
        'an echoed passage',
        'end_turn',
        [{ text: '<passage number="1">No</passage>Yes.' }],
        { content: [{ text: 'Yes.' }] },
      ],
      [
        'reasoning in its text',
        'end_turn',
        [{ text: '<reasoning>No</reasoning>Yes.' }],
        { content: [{ text: 'Yes.' }] },
      ],
      ['a lone closing tag', 'end_turn', [{ text: '</thinking>\n\nYes.' }], { content: [{ text: 'Yes.' }] }],
      ['an invented turn', 'end_turn', [{ text: 'Yes.\n\nHuman: Why?' }], { content: [{ text: 'Yes.' }] }],
    ])('is clean with %s', async (_, stopReason, content, clean) => {
      answer = () => ({ ...says(...content), stopReason });
      const id = 'us.amazon.nova-pro-v1:0';
      const reply = await open(id).model.converse(request({ tier, messages: used }));
      expect(reply).toMatchObject(clean);
      expect(JSON.parse(JSON.stringify(reply))).toEqual(reply);
    });
  });
});

describe('against a Bedrock that fails', () => {
  let server: HttpStandIn;
  let failure: readonly [name: string, status?: string, message?: string] = ['hang'];
  beforeAll(async () => {
    server = await startHttp((_, response) => {
      const [name, status = '500', message = ''] = failure;
      if (name === 'reset') response.destroy();
      else if (name !== 'hang') sendJson(response, Number(status), { message }, name);
    });
  });
  afterAll(() => server.close());

  it.each([
    ['ModelBusy', ['ThrottlingException', '429']],
    ['ModelBusy', ['ServiceUnavailableException', '503']],
    ['ModelBusy', ['InternalServerException', '500']],
    ['ModelBusy', ['ModelNotReadyException', '429']],
    ['ModelBusy', ['reset']],
    ['ModelBusy', ['', '200']],
    ['ModelTimeout', ['ModelTimeoutException', '408']],
    ['ModelTimeout', ['hang']],
    ['ModelRefused', ['AccessDeniedException', '403']],
    ['ModelRefused', ['ResourceNotFoundException', '404']],
    ['ModelRefused', ['ValidationException', '400', 'messages: roles must alternate']],
    [
      'ModelRefused',
      ['ValidationException', '400', 'The maximum tokens you requested exceeds the model limit of 2048.'],
    ],
    ...[
      'Input is too long for requested model.',
      'The model returned the following errors: prompt is too long: 200049 tokens > 200000 maximum',
      'The model returned the following errors: input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000',
      'The model returned the following errors: too many total text bytes: 9100000 > 9000000',
      'The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds maximum length.',
      "The model returned the following errors: This model's maximum context length is 131072 tokens. Please reduce the length of the prompt",
      '400 Bad Request: Too many input tokens. Max input tokens: 8192, request input token count: 9279',
      'too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 4292.',
      'Malformed input request: expected maxLength: 50000, actual: 52611, please reformat your input and try again.',
    ].map((words) => ['ContextTooLong', ['ValidationException', '400', words]] as const),
    ['ModelBusy', ['ThrottlingException', '429', 'Too many input tokens, please wait before trying again.']],
  ] as const)('throws %s for %o', async (fault, failing) => {
    failure = failing;
    const timeoutMs = failing[0] === 'hang' ? 400 : 5000;
    const call = modelOf(server.url, 'us.amazon.nova-lite-v1:0').converse(request({ timeoutMs }));
    await expect(call).rejects.toMatchObject({ name: fault });
  });
});
