import { expect, it } from 'vitest';
import { useWorld, world } from './conversation/the-world.ts';

useWorld({ DAILY_QUOTA: JSON.stringify({ turns: 100, tokens: 1 }) });

it("a customer's tokens are counted when a turn is stored, and the next turn is over the quota", async () => {
  const talk = world.talk();
  expect((await talk.ask('Hello?')).usage.input_tokens).toBeGreaterThan(0);
  expect((await talk.fail('Hello again?')).code).toBe('QUOTA');
});
