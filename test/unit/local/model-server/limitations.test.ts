import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../core/models/message.ts';
import { type ChatAnswer, type ChatCall, completes, refuses, says, unless } from '../../../support/chat-server.ts';
import { GET_ORDER, openGateway, RECORD } from './gateway.ts';

const answered = says('It is on its way.');
const FORCED = { tools: [RECORD], forcedTool: RECORD.name, tier: 'triage' as const };
const READ = { toolUse: { name: RECORD.name, input: { label: 'negative' } } };

/** Customer, two uses in one message, both results. */
const AFTER_TOOLS: Message[] = [
  { role: 'user', content: [{ text: 'Where are my orders?' }] },
  {
    role: 'assistant',
    content: ['a', 'b'].map((toolUseId) => ({
      toolUse: { toolUseId, name: GET_ORDER.name, input: { id: toolUseId } },
    })),
  },
  {
    role: 'user',
    content: [
      ...['a', 'b'].map((toolUseId) => ({ toolResult: { toolUseId, content: [{ text: `${toolUseId} was sent.` }] } })),
      { text: 'Well?' },
    ],
  },
];
const tools = [GET_ORDER];
const roles = ({ messages }: ChatCall) => messages.map(({ role }) => role);

/** Asks twice, and holds that the second request is accepted at once and the console was told once. */
const asksTwice = async (answer: ChatAnswer, request: object, words: RegExp) => {
  const gateway = await openGateway(answer);
  const first = await gateway.ask(request);
  const learned = gateway.server.calls.length;
  const second = await gateway.ask(request);
  expect(second.content).toMatchObject(first.content);
  expect(gateway.server.calls.length - learned).toBe(1);
  expect(gateway.said.filter((line) => words.test(line))).toHaveLength(1);
  return { ...gateway, reply: second };
};

it('a server that answers nothing to a forced tool is asked for JSON by a schema', async () => {
  const silent: ChatAnswer = (call, response) =>
    (call.response_format ? says('{"label":"negative"}') : says(''))(call, response);
  const { sent, reply } = await asksTwice(silent, FORCED, /does not support a forced tool call/);
  expect(sent()).toMatchObject({ response_format: { json_schema: { schema: RECORD.inputSchema } } });
  expect(sent()).not.toHaveProperty('tools');
  expect(reply.content).toMatchObject([READ]);
});

it('a server that ignores a forced tool is asked once more, for JSON', async () => {
  const prose: ChatAnswer = (call, response) =>
    (call.tools ? says('{"mood": "The customer is angry."}') : says('Here: {"label": "negative"}.'))(call, response);
  const { sent, reply } = await asksTwice(prose, FORCED, /does not support a forced tool call/);
  expect(sent().messages[0]).toMatchObject({ role: 'system', content: expect.stringContaining('"label"') });
  expect(reply.content).toMatchObject([READ]);
});

it('a server without response schemas is asked for JSON in the prompt', async () => {
  const refusal = refuses(400, "'response_format.type' is not supported");
  const prose: ChatAnswer = (call, response) =>
    (call.tools ? says('Angry.') : says('{"label":"negative"}'))(call, response);
  const answer = unless(({ response_format }) => response_format !== undefined, refusal, prose);
  const { reply } = await asksTwice(answer, FORCED, /does not support response schemas/);
  expect(reply.content).toMatchObject([READ]);
});

it('a model that answers no JSON either is reported with its words', async () => {
  const { ask } = await openGateway(says('The customer is angry.'));
  expect(await ask(FORCED)).toMatchObject({ stopReason: 'end_turn', content: [{ text: 'The customer is angry.' }] });
});

describe.each([
  ['Ollama', 400, 'registry.ollama.ai/library/gemma3:4b does not support tools'],
  ['llama.cpp', 500, 'tools param requires --jinja flag'],
  ['an older llama.cpp', 500, 'Unsupported param: tools'],
  ['vLLM', 400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'],
])('a model without tools, in the error text of %s', (_, status, message) => {
  const answer = unless(({ tools: sent }) => sent !== undefined, refuses(status, message), answered);

  it('is asked without, and told in words what tools said', async () => {
    const { sent } = await asksTwice(answer, { tools, messages: AFTER_TOOLS }, /does not support tools/);
    expect(roles(sent())).toEqual(['system', 'user', 'assistant', 'user']);
    expect(sent()).not.toHaveProperty('tools');
    expect(sent().messages.at(-1)?.content).toMatch(/a was sent[\s\S]*b was sent[\s\S]*Well\?/);
    expect(sent().messages[2]?.content).toContain('store__get_order: {"id":"a"}');
  });

  it('still reads a message, as JSON', async () => {
    const json = unless(
      ({ tools: sent }) => sent !== undefined,
      refuses(status, message),
      says('{"label":"negative"}'),
    );
    const { ask } = await openGateway(json);
    expect((await ask(FORCED)).content).toMatchObject([READ]);
  });
});

describe.each([
  'System role not supported',
  'Only user, assistant and tool roles are supported, got system',
  'Only user and assistant roles are supported!',
])('a template that refuses a system message: %s', (message) => {
  it('has the system prompt in front of the first message', async () => {
    const answer = unless((call) => roles(call).includes('system'), refuses(400, message), answered);
    const { sent } = await asksTwice(answer, {}, /does not support system messages/);
    expect(sent().messages).toEqual([{ role: 'user', content: 'You help customers.\n\nWhere is order 1042?' }]);
  });
});

it.each([
  'After the optional system message, conversation roles must alternate user/assistant/...',
  'This model only supports single tool-calls at once!',
])('a template that rejects tool messages gets the results as text: %s', async (message) => {
  const answer = unless((call) => roles(call).includes('tool'), refuses(500, message), answered);
  const { sent } = await asksTwice(answer, { tools, messages: AFTER_TOOLS }, /does not support tool messages/);
  expect(roles(sent())).toEqual(['system', 'user', 'assistant', 'user']);
  expect(sent()).toHaveProperty('tools');
});

it.each([
  [
    'max_tokens',
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    { max_completion_tokens: 100 },
  ],
  ['temperature', "Unsupported value: 'temperature' does not support 0.3 with this model.", {}],
  [
    'reasoning_effort',
    "{'loc': ('body', 'reasoning_effort'), 'msg': \"Input should be 'low', 'medium' or 'high'\"}",
    {},
  ],
  ['reasoning_effort', 'think value "none" is not supported for this model', {}],
  ['chat_template_kwargs', 'Unrecognized request argument supplied: chat_template_kwargs', {}],
])('a model that rejects %s is asked without it: %s', async (field, message, instead) => {
  const answer = unless((call) => call[field] !== undefined, refuses(400, message), answered);
  const { sent } = await asksTwice(answer, {}, /qwen3:8b (needs|does not support)/);
  expect(sent()).not.toHaveProperty(field);
  expect(sent()).toMatchObject(instead);
});

it('a model that thinks past its limit gets more tokens', async () => {
  const cut = completes({ content: '', reasoning_content: 'The customer asks…' }, { finish_reason: 'length' });
  const answer = unless(({ max_tokens = 0 }) => max_tokens <= 100, cut, answered);
  const { sent, reply } = await asksTwice(answer, {}, /thinks before it answers/);
  expect(sent().max_tokens).toBe(2148);
  expect(reply.content).toEqual([{ text: 'It is on its way.' }]);
});

it('an answer that was cut at its limit is an answer, and no thinking', async () => {
  const { ask, said } = await openGateway(says('It is on', { finish_reason: 'length' }));
  expect(await ask()).toMatchObject({ stopReason: 'max_tokens', content: [{ text: 'It is on' }] });
  expect(said).toEqual([]);
});

it('a forced tool that a filter stopped is not asked for again', async () => {
  const { ask, server, said } = await openGateway(says('', { finish_reason: 'content_filter' }));
  const before = server.calls.length;
  expect(await ask(FORCED)).toMatchObject({ stopReason: 'content_filtered', content: [] });
  expect([server.calls.length - before, said]).toEqual([1, []]);
});

it('calls at the same time learn a limitation together, and the console hears of it once', async () => {
  const refusal = refuses(400, 'temperature is not supported');
  const { ask, said } = await openGateway(unless(({ temperature }) => temperature !== undefined, refusal, answered));
  await Promise.all([ask(), ask(), ask()]);
  expect(said).toEqual(['qwen3:8b does not support temperature.']);
});

it('several limitations of one server are learned one after the other', async () => {
  const answer = [
    [(call: ChatCall) => call.reasoning_effort !== undefined, refuses(400, 'reasoning_effort is not supported')],
    [(call: ChatCall) => roles(call).includes('system'), refuses(500, 'System role not supported')],
    [(call: ChatCall) => call.tools !== undefined, refuses(400, 'this model does not support tools')],
  ].reduceRight(
    (otherwise, [isRefused, refusal]) =>
      unless(isRefused as (call: ChatCall) => boolean, refusal as ChatAnswer, otherwise),
    answered as ChatAnswer,
  ) as ChatAnswer;
  const { ask, said } = await openGateway(answer);
  expect(await ask({ tools })).toMatchObject({ content: [{ text: 'It is on its way.' }] });
  expect(said).toHaveLength(3);
});
