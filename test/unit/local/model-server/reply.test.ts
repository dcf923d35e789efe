import { describe, expect, it } from 'vitest';
import { calls, completes, says } from '../../../support/chat-server.ts';
import { GET_ORDER, openGateway, RECORD } from './gateway.ts';

const tools = [GET_ORDER];
const LOOK = { name: GET_ORDER.name, arguments: { id: '1042' } };
const toolUse = (toolUseId: unknown, input: object) => ({ toolUse: { toolUseId, name: GET_ORDER.name, input } });

describe('a reply', () => {
  it('has its words and its tokens, and costs nothing', async () => {
    const { ask } = await openGateway(says('It is on its way.'));
    expect(await ask()).toEqual({
      stopReason: 'end_turn',
      content: [{ text: 'It is on its way.' }],
      call: {
        tier: 'fast',
        model: 'qwen3:8b',
        input_tokens: 20,
        output_tokens: 5,
        cached_tokens: 0,
        cache_written_tokens: 0,
        cost_micro_usd: 0,
        latency_ms: expect.any(Number),
      },
    });
  });

  it('without a count of tokens is estimated', async () => {
    const { ask } = await openGateway(says('It is on its way.', { usage: null }));
    const { call } = await ask();
    expect(call.input_tokens).toBeGreaterThan(10);
    expect(call.output_tokens).toBeGreaterThan(5);
  });

  it.each([
    ['stop', 'end_turn'],
    ['length', 'max_tokens'],
    ['content_filter', 'content_filtered'],
    ['eos_token', 'end_turn'],
    [null, 'end_turn'],
    ['tool_calls', 'malformed_tool_use'],
  ])('that ended with %s is reported as %s', async (finish_reason, stopReason) => {
    const { ask } = await openGateway(says('Well.', { finish_reason }));
    expect(await ask()).toMatchObject({ stopReason, content: [{ text: 'Well.' }] });
  });

  it.each([
    ['null', null],
    ['an empty text', ''],
    ['only thoughts', '<think>Where is it?</think>'],
  ])('of %s has no words', async (_, content) => {
    const { ask } = await openGateway(says(content));
    expect(await ask()).toMatchObject({ stopReason: 'end_turn', content: [] });
  });

  it('shows no thoughts, in whichever field they come', async () => {
    const message = { content: '<think>Aha.</think>\nIt is here.', reasoning_content: 'Aha.', reasoning: 'Aha.' };
    const { ask } = await openGateway(completes(message));
    expect((await ask()).content).toEqual([{ text: 'It is here.' }]);
  });
});

describe('a tool call', () => {
  it('is a tool use, with words beside it', async () => {
    const { ask } = await openGateway(
      completes({ content: 'I look.', tool_calls: [{ id: 'x', function: { ...LOOK, arguments: '{"id":"1042"}' } }] }),
    );
    expect(await ask({ tools })).toMatchObject({
      stopReason: 'tool_use',
      content: [{ text: 'I look.' }, toolUse('x', { id: '1042' })],
    });
  });

  it('beside another is a use of its own', async () => {
    const { ask } = await openGateway(calls({ ...LOOK, id: 'a' }, { ...LOOK, id: 'b' }));
    expect((await ask({ tools })).content).toEqual([toolUse('a', { id: '1042' }), toolUse('b', { id: '1042' })]);
  });

  it.each([
    [
      'the same id twice',
      [
        { ...LOOK, id: 'call_0' },
        { ...LOOK, id: 'call_0' },
      ],
    ],
    [
      'no ids',
      [
        { ...LOOK, id: '' },
        { ...LOOK, id: '' },
      ],
    ],
  ])('with %s gets an id that tells it apart', async (_, functions) => {
    const { ask } = await openGateway(calls(...functions));
    const uses = (await ask({ tools })).content.map((block) => ('toolUse' in block ? block.toolUse.toolUseId : ''));
    expect(new Set(uses).size).toBe(2);
    for (const id of uses) expect(id).toMatch(/^[\w-]{6,}$/);
  });

  it('that repeats the id of an earlier use gets another one', async () => {
    const { ask } = await openGateway(calls({ ...LOOK, id: 'call_0' }));
    const reply = await ask({
      tools,
      messages: [
        { role: 'user', content: [{ text: 'Hello.' }] },
        { role: 'assistant', content: [toolUse('call_0', { id: '1' }) as never] },
        { role: 'user', content: [{ toolResult: { toolUseId: 'call_0', content: [{ text: 'None.' }] } }] },
      ],
    });
    expect(reply.content).toEqual([toolUse(expect.not.stringMatching(/^call_0$/), { id: '1042' })]);
  });

  it.each([
    ['an empty text', '', {}],
    ['JSON that was encoded twice', '"{\\"id\\":\\"1042\\"}"', { id: '1042' }],
  ])('with %s for arguments is repaired', async (_, given, input) => {
    const { ask } = await openGateway(calls({ name: GET_ORDER.name, arguments: given }));
    expect(await ask({ tools })).toMatchObject({ stopReason: 'tool_use', content: [toolUse('call_1', input)] });
  });

  it.each([['{"id": "10'], ['["1042"]'], ['order 1042'], ['1042']])(
    'with the arguments %s is malformed, and no other call of the reply is made',
    async (given) => {
      const { ask } = await openGateway(calls({ ...LOOK, id: 'a' }, { name: GET_ORDER.name, arguments: given }));
      expect(await ask({ tools })).toMatchObject({ stopReason: 'malformed_tool_use', content: [] });
    },
  );

  it('that the server left in the text is read from it, and not shown', async () => {
    const written = `I look.\n<tool_call>\n{"name": "${GET_ORDER.name}", "arguments": {"id": "1042"}}\n</tool_call>`;
    const { ask } = await openGateway(says(written));
    expect(await ask({ tools })).toMatchObject({
      stopReason: 'tool_use',
      content: [{ text: 'I look.' }, toolUse(expect.any(String), { id: '1042' })],
    });
  });

  it('in the text that cannot be read is malformed, and not shown', async () => {
    const { ask } = await openGateway(says('<tool_call>\n<function=store__get_order>\n</tool_call>'));
    expect(await ask({ tools })).toMatchObject({ stopReason: 'malformed_tool_use', content: [] });
  });
});

describe('a forced tool', () => {
  const forced = { tools: [RECORD], forcedTool: RECORD.name, tier: 'triage' as const };

  it('is called, whatever the server says it ended with', async () => {
    const { ask } = await openGateway(
      completes({ tool_calls: [{ id: 'r', function: { name: RECORD.name, arguments: '{"label":"neutral"}' } }] }),
    );
    expect(await ask(forced)).toMatchObject({
      stopReason: 'tool_use',
      content: [{ toolUse: { toolUseId: 'r', name: RECORD.name, input: { label: 'neutral' } } }],
    });
  });

  it('that the model answers with JSON in words counts as called, without a second request', async () => {
    const { ask, server, said } = await openGateway(says('```json\n{"label": "negative"}\n```'));
    const before = server.calls.length;
    expect(await ask(forced)).toMatchObject({ content: [{ toolUse: { input: { label: 'negative' } } }] });
    expect([server.calls.length - before, said]).toEqual([1, []]);
  });
});
