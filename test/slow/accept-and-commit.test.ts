import { expect, it } from 'vitest';
import { explore } from '../support/accept-and-commit/explore.ts';
import { listWorld } from '../support/accept-and-commit/list-of-actions.ts';
import { type Variant, world } from '../support/accept-and-commit/one-message-twice.ts';
import { twoMessages } from '../support/accept-and-commit/two-messages.ts';

it.each<[name: string, faults: number, variant: Variant, least: number]>([
  ['both executions find an answer', 2, {}, 23_000],
  ['one of the executions finds no answer', 2, { fails: true }, 48_000],
  ['a fault fails an execution', 2, { tries: 1 }, 9500],
  ['a fault fails an execution, and one finds no answer', 2, { tries: 1, fails: true }, 20_000],
  ['an earlier execution gave up', 1, { tries: 1, released: true }, 6500],
  ['another message has its id', 2, { reused: true }, 41_000],
  ['another message has its id, and a fault fails an execution', 2, { tries: 1, reused: true }, 16_000],
  ['messages are counted', 2, { quota: Number.POSITIVE_INFINITY }, 38_000],
  ['no message is left of the day', 2, { quota: 0 }, 1500],
])('answers a message once under every combination of faults, when %s', async (_, faults, variant, least) => {
  expect(await explore(faults, world(variant))).toBeGreaterThan(least);
});

it.each([
  ['an operation fails', {}, 41_000],
  ['a fault fails an execution', { tries: 1 }, 17_000],
] as const)(
  'answers two messages in the order in which they were accepted, under every pair of faults, when %s',
  async (_, variant, least) => {
    expect(await explore(2, twoMessages(variant))).toBeGreaterThan(least);
  },
);

it.each([
  ['a repeat of the message', { length: 2, second: 'repeat' }],
  ['a button', { length: 2, second: 'button' }],
] as const)('carries out a list once, in order, under every fault, beside %s', async (_, variant) => {
  expect(await explore(1, listWorld(variant))).toBeGreaterThan(20_000);
});
