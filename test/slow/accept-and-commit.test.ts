import { expect, it } from 'vitest';
import { explore } from '../support/accept-and-commit/explore.ts';
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
