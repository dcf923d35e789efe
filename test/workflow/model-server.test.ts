import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { readyLine } from '../../local/ready-line.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type ChatAnswer, type ChatServer, calls, refuses, says, startChatServer } from '../support/chat-server.ts';
import { callTool } from '../support/rpc.ts';

const [FAST, STRONG] = ['qwen3:8b', 'qwen3:32b'];
const NEUTRAL = { label: 'neutral', score: 0, language: 'en', wants_human: false, topic: 'none' };

let server: ChatServer;
let stack: Stack;
const said: string[] = [];

beforeAll(async () => {
  server = await startChatServer(says('OK'), [FAST, STRONG]);
  const environment = { MODEL_SERVER_URL: server.url, MODEL_SERVER_MODEL: `{"fast":"${FAST}","strong":"${STRONG}"}` };
  stack = await startStack({ port: 0, environment, onLog: (line) => said.push(line) });
});
afterAll(async () => {
  await stack?.close();
  await server.close();
});

const reads = (reading: object = {}) => calls({ name: 'record_reading', arguments: { ...NEUTRAL, ...reading } });

/** The triage's reading, and the fast and the strong model's answers by the number of tool results that they have seen. */
const plays = (triage: ChatAnswer, fast: readonly ChatAnswer[], strong: readonly ChatAnswer[] = []): ChatAnswer => {
  return (call, response) => {
    const isTriage = call.tools?.some(({ function: { name } }) => name === 'record_reading');
    const seen = call.messages.filter(({ role }) => role === 'tool').length;
    const answers = call.model === STRONG ? strong : fast;
    (isTriage ? triage : (answers[seen] ?? refuses(500, 'Not in the script.')))(call, response);
  };
};

let from = 0;
beforeEach(() => {
  from = server.calls.length;
});
const ask = async (message: string) => {
  const reply = await callTool(stack.url, 'chat_with_ai', { message, conversation_id: `t-${randomUUID()}` });
  return ChatResult.parse(reply.data);
};
const sent = (model: string) => server.calls.slice(from).filter((call) => call.model === model);

it('the models are loaded before the ready line, which names them and their server', () => {
  const loaded = said.flatMap((line) => /^(.+) loaded in \d+ s$/.exec(line)?.[1] ?? []);
  expect(loaded).toEqual([FAST, STRONG]);
  expect(readyLine(stack)).toContain(` | answers come from ${FAST} and ${STRONG} at ${server.url} | `);
});

it('a question is looked up with the tools of the store, and the receipt names the model at no cost', async () => {
  server.answer = plays(reads(), [
    calls({ id: 'call_a', name: 'store__get_order', arguments: { order_id: '1042' } }),
    says('<think>Found it.</think>It is on its way.'),
  ]);
  const turn = await ask('Where is order 1042?');
  expect(turn).toMatchObject({
    status: 'answered',
    answer: 'It is on its way.',
    model: FAST,
    route: { tier: 'fast', escalated: false, fallback: false },
    sentiment: { label: 'neutral', language: 'en' },
    usage: { cost_usd: 0, model_calls: 3, input_tokens: 60 },
    tools: [{ tool: 'store__get_order', ok: true }],
    fault: null,
  });
  const last = sent(FAST).at(-1)?.messages.slice(-2);
  expect(last).toMatchObject([
    { role: 'assistant', tool_calls: [{ id: 'call_a' }] },
    { role: 'tool', tool_call_id: 'call_a', content: expect.stringContaining('1042') },
  ]);
});

it('a customer who is upset is answered by the model of the strong tier', async () => {
  server.answer = plays(reads({ label: 'negative', score: -0.9 }), [says('A moment.')], [says('I am sorry.')]);
  expect(await ask('What is this?')).toMatchObject({
    answer: 'I am sorry.',
    model: STRONG,
    route: { tier: 'strong', escalated: true, reason: 'negative_sentiment' },
    usage: { cost_usd: 0 },
  });
});

it('the model that asks for the specialist gets the strong one', async () => {
  server.answer = plays(
    reads(),
    [calls({ name: 'ask_for_specialist', arguments: { reason: 'It is hard.' } })],
    [says('I know.')],
  );
  expect(await ask('Why is the sky blue?')).toMatchObject({ model: STRONG, route: { reason: 'model_unsure' } });
});

it('a triage that is not answered leaves the reading to the lexicon', async () => {
  server.answer = plays(refuses(500, 'failed to parse grammar'), [says('I am sorry.')], [says('I am very sorry.')]);
  expect(await ask('This is terrible, I am furious!!!')).toMatchObject({
    status: 'answered',
    sentiment: { label: 'negative' },
  });
});

it('a busy model is tried again by the workflow', async () => {
  let busy = 1;
  server.answer = plays(reads(), [
    (call, response) => (busy-- > 0 ? refuses(503, 'server busy') : says('Here I am.'))(call, response),
  ]);
  expect(await ask('Hello?')).toMatchObject({ answer: 'Here I am.', model: FAST, route: { fallback: false } });
  expect(said.filter((line) => line.includes('server busy'))).toEqual([`${FAST} failed (503): server busy`]);
});

it('a context that is too long for the fast model goes to the strong one', async () => {
  server.answer = plays(reads(), [refuses(400, 'the request exceeds the available context size')], [says('Gladly.')]);
  expect(await ask('Hello?')).toMatchObject({ model: STRONG, route: { fallback: true } });
});

it('the model of the receipt is the one of frontdesk://models, free of charge', async () => {
  const body = { jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri: 'frontdesk://models' } };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(stack.url, { method: 'POST', headers, body: JSON.stringify(body) });
  const { result } = (await response.json()) as { result: { contents: { text: string }[] } };
  expect(JSON.parse(result.contents[0]?.text ?? '').tiers.fast).toMatchObject({
    id: FAST,
    name: FAST,
    usd_per_million_tokens: { input: 0, output: 0, cache_read: 0, cache_write: 0 },
  });
});
