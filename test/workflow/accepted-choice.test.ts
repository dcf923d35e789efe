import { expect, it } from 'vitest';
import { choice } from '../support/choice.ts';

const next = choice('Accepted?');

it.each([
  ['settled', true, 'Settled'],
  ['settled', false, 'Settled'],
  ['hold', true, 'HoldTurn'],
  ['hold', false, 'HoldTurn'],
  ['run', true, 'AwaitTools'],
  ['run', false, 'OptimizeContext'],
])(
  'a turn that is to be %s, with a list of tools that is cold: %s, goes on with %s',
  async (disposition, cold, state) => {
    expect(await next({ turn: { disposition }, tools: { cold } })).toBe(state);
  },
);
