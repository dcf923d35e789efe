import { expect, it } from 'vitest';
import { callTool } from '../support/rpc.ts';
import { useWorld, world } from './conversation/the-world.ts';

useWorld({ DAILY_QUOTA: JSON.stringify({ turns: 100, tokens: 1 }) });

it("a customer's tokens are counted when a turn is stored, and the next turn is over the quota", async () => {
  const talk = world.talk();
  expect((await talk.ask('Hello?')).usage.input_tokens).toBeGreaterThan(0);
  expect((await talk.fail('Hello again?')).code).toBe('QUOTA');
});

it('a message to people takes no tokens, and is passed on when none are left', async () => {
  const talk = world.talk();
  await talk.ask('Hello?');
  expect((await talk.fail('Hello again?')).code).toBe('QUOTA');
  const { conversation, customer } = talk.id;
  const asked = await callTool(world.url, 'ask_for_person', { conversation_id: conversation, user_id: customer });
  expect(asked.data).toMatchObject({ conversation: { state: 'waiting' } });
  expect(await talk.ask('It is about my parcel.')).toMatchObject({ status: 'held', usage: { input_tokens: 0 } });
  expect((await world.talk({}, { customer }).fail('And here?')).code).toBe('QUOTA');
});
