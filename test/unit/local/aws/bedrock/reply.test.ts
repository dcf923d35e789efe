import { describe, expect, it } from 'vitest';
import {
  askStandIn,
  assistant,
  callOf,
  FIND_ORDER,
  results,
  THINKER,
  textOf,
  tool,
  user,
  uses,
} from './bedrock-client.ts';

const ask = askStandIn();
const toolConfig = { tools: [FIND_ORDER] };
const QUESTION = user('Where is my order 1042?');
const kindsOf = ({ output }: Awaited<ReturnType<typeof ask>>) =>
  output?.message?.content?.map((block) => Object.keys(block)[0]);

describe('a reply', () => {
  it('stops at maxTokens, after a whole word', async () => {
    const reply = (maxTokens: number) => ask([user('Hello')], { inferenceConfig: { maxTokens } });
    const [whole, short] = [await reply(200), await reply(8)];
    expect([whole.stopReason, short.stopReason]).toEqual(['end_turn', 'max_tokens']);
    expect(short.usage?.outputTokens).toBeLessThanOrEqual(8);
    expect(textOf(whole).startsWith(`${textOf(short)} `)).toBe(true);
  });

  it('loses the input of a tool use that maxTokens cut', async () => {
    const reply = await ask([QUESTION], { toolConfig, inferenceConfig: { maxTokens: 2 } });
    expect([reply.stopReason, callOf(reply)?.input]).toEqual(['max_tokens', {}]);
  });

  it('begins with the reasoning of a model that thinks, unless thinking is disabled', async () => {
    const off = { additionalModelRequestFields: { thinking: { type: 'disabled' } } };
    expect(kindsOf(await ask([user('Hello')], { modelId: THINKER }))).toEqual(['reasoningContent', 'text']);
    expect(kindsOf(await ask([user('Hello')], { modelId: THINKER, ...off }))).toEqual(['text']);
  });

  it("gives every tool use a unique id in Bedrock's format", async () => {
    const ids = await Promise.all([QUESTION, user('Where is order 1043?')].map((said) => ask([said], { toolConfig })));
    const [first, second] = ids.map((reply) => callOf(reply)?.toolUseId);
    expect(first).toMatch(/^tooluse_[a-zA-Z0-9_-]{22}$/);
    expect(second).not.toBe(first);
  });

  it('ignores the tool results of an earlier message', async () => {
    const messages = [QUESTION, uses('a'), results('a'), assistant('It was shipped.'), user('Thanks')];
    expect(textOf(await ask(messages, { toolConfig }))).toMatch(/I am a stand-in/);
  });
});

describe('the stand-in, asked for a person,', () => {
  const wish = user('I want to talk to a person');
  const person = { tools: [tool('ask_for_person', 'Ask a colleague.', { reason: { type: 'string' } }, ['reason'])] };

  it('uses the tool once, and promises nobody', async () => {
    expect(callOf(await ask([wish], { toolConfig: person }))?.name).toBe('ask_for_person');
    const asked = { toolUse: { toolUseId: 'a', name: 'ask_for_person', input: { reason: 'Why.' } } };
    const messages = [wish, { role: 'assistant' as const, content: [asked] }, results('a')];
    expect(textOf(await ask(messages, { toolConfig: person }))).toMatch(
      /I understand that you would like to talk to a person\.$/,
    );
  });
});
