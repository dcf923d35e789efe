import { expect, it } from 'vitest';
import { explore } from '../support/accept-and-commit/explore.ts';
import { listWorld } from '../support/accept-and-commit/list-of-actions.ts';
import { world } from '../support/accept-and-commit/one-message-twice.ts';

it.each([
  ['both executions find an answer', 2, {}],
  ['one of the executions fails', 2, { fails: true }],
  ['a fault fails an execution', 2, { tries: 1 }],
  ['a fault fails an execution, and one finds no answer', 2, { tries: 1, fails: true }],
  ['an earlier execution gave up', 1, { tries: 1, released: true }],
] as const)('answers a message once under every combination of faults, when %s', async (_, faults, variant) => {
  expect(await explore(faults, world(variant))).toBeGreaterThan(10_000);
});

it.each([
  ['a repeat of the message', { length: 2, second: 'repeat' }],
  ['a button', { length: 2, second: 'button' }],
] as const)('carries out a list once, in order, under every fault, beside %s', async (_, variant) => {
  expect(await explore(1, listWorld(variant))).toBeGreaterThan(5_000);
});
