import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Stack, startStack } from '../../local/stack.ts';
import { customerMessage } from '../support/customer-message.ts';
import { callTool, post } from '../support/rpc.ts';

const Answer = z.object({
  result: z.object({ messages: z.array(z.object({ content: z.object({ text: z.string() }) })) }),
});

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ port: 0, environment: {}, playbook: 'finance' });
});
afterAll(() => stack.close());

/** Follows the prompt: sends the message that it quotes. */
const follow = async (args: object) => {
  const params = { name: 'account_inquiry', arguments: { question: 'a fee that was charged', ...args } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'prompts/get', params });
  const { result } = Answer.parse(JSON.parse((await post(stack.url, body)).text));
  const message = customerMessage(result.messages.map(({ content }) => content.text).join('\n'));
  return (await callTool(stack.url, 'chat_with_ai', { message })).data;
};

describe('account_inquiry', () => {
  it.each(['fraud', 'a data breach', 'legal action'])(
    'about %s goes to the strong model, and a hand-off is requested',
    async (concern) => {
      expect(await follow({ concern })).toMatchObject({
        status: 'answered',
        route: { tier: 'strong', escalated: true, reason: 'sensitive_topic' },
        handoff: { requested: true, reason: 'sensitive_topic' },
      });
    },
  );

  it('without a sensitive topic stays with the fast model, and no hand-off is requested', async () => {
    expect(await follow({ account_ending: '4821' })).toMatchObject({
      route: { tier: 'fast', escalated: false, reason: null },
      handoff: { requested: false },
    });
  });
});
