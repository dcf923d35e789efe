import { expect, it } from 'vitest';
import { calls, says } from '../../../support/chat-server.ts';
import { GET_ORDER, openGateway, RECORD } from './gateway.ts';

const answered = says('It is on its way.');
const use = (toolUseId: string, id: string) => ({ toolUse: { toolUseId, name: GET_ORDER.name, input: { id } } });
const result = (toolUseId: string, text: string, status: 'success' | 'error' = 'success') => ({
  toolResult: { toolUseId, content: [{ text }], status },
});

it('system, words, sampling and limits become one plain request', async () => {
  const { ask, sent } = await openGateway(answered);
  await ask();
  expect(sent()).toEqual({
    model: 'qwen3:8b',
    messages: [
      { role: 'system', content: 'You help customers.' },
      { role: 'user', content: 'Where is order 1042?' },
    ],
    max_tokens: 100,
    temperature: 0.3,
    reasoning_effort: 'none',
    chat_template_kwargs: { enable_thinking: false },
  });
});

it('tools become functions', async () => {
  const { ask, sent } = await openGateway(answered);
  await ask({ tools: [GET_ORDER] });
  const { name, description, inputSchema } = GET_ORDER;
  expect(sent()).toMatchObject({
    tools: [{ type: 'function', function: { name, description, parameters: inputSchema } }],
  });
  expect(sent()).not.toHaveProperty('tool_choice');
});

it('a forced tool is the only one on offer, and required', async () => {
  const { ask, sent } = await openGateway(calls({ name: RECORD.name, arguments: { label: 'neutral' } }));
  await ask({ tools: [GET_ORDER, RECORD], forcedTool: RECORD.name });
  expect(sent().tool_choice).toBe('required');
  expect(sent().tools?.map((tool) => tool.function.name)).toEqual([RECORD.name]);
});

it('two uses in one message are two calls, and each result is a message of its own with its id', async () => {
  const { ask, sent } = await openGateway(answered);
  await ask({
    tools: [GET_ORDER],
    messages: [
      { role: 'user', content: [{ text: 'Where are my orders?' }] },
      { role: 'assistant', content: [{ text: 'I look.' }, use('a', '1042'), use('b', '1043')] },
      { role: 'user', content: [result('a', 'Sent.'), result('b', 'No such order.', 'error'), { text: 'Quick!' }] },
    ],
  });
  expect(sent().messages.slice(2)).toEqual([
    {
      role: 'assistant',
      content: 'I look.',
      tool_calls: [
        { id: 'a', type: 'function', function: { name: GET_ORDER.name, arguments: '{"id":"1042"}' } },
        { id: 'b', type: 'function', function: { name: GET_ORDER.name, arguments: '{"id":"1043"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'a', content: 'Sent.' },
    { role: 'tool', tool_call_id: 'b', content: 'Error: No such order.' },
    { role: 'user', content: 'Quick!' },
  ]);
});

it('reasoning and cache points are left out, and guarded words are words', async () => {
  const { converse, sent } = await openGateway(answered);
  await converse({
    system: [{ text: 'Be brief.' }, { cachePoint: { type: 'default' } }],
    messages: [
      { role: 'user', content: [{ text: 'Hello.' }, { cachePoint: { type: 'default' } }] },
      { role: 'assistant', content: [{ reasoningContent: { reasoningText: { text: 'Hm.' } } }, { text: 'Hi.' }] },
      { role: 'user', content: [{ text: 'One.' }, { guardContent: { text: { text: 'Two.' } } }] },
    ],
  });
  expect(sent().messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Hello.' },
    { role: 'assistant', content: 'Hi.' },
    { role: 'user', content: 'One.\n\nTwo.' },
  ]);
});
