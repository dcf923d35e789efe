import { expect, it } from 'vitest';
import { explore } from '../support/accept-and-commit/explore.ts';
import { world } from '../support/accept-and-commit/one-message-twice.ts';

it.each([
  ['both executions find an answer', false],
  ['one of the executions fails', true],
])('answers a message once under every pair of faults, when %s', async (_, fails) => {
  expect(await explore(2, world(fails))).toBeGreaterThan(10_000);
});
