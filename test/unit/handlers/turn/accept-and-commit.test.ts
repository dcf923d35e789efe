import { describe, expect, it } from 'vitest';
import { explore } from '../../../support/accept-and-commit/explore.ts';
import * as mistakes from '../../../support/accept-and-commit/mistakes.ts';
import { type Variant, world } from '../../../support/accept-and-commit/one-message-twice.ts';
import { type TwoMessages, twoMessages } from '../../../support/accept-and-commit/two-messages.ts';

describe('accept and commit', () => {
  it.each<[name: string, faults: number, variant: Variant, least: number]>([
    ['both executions find an answer', 1, {}, 600],
    ['one of the executions finds no answer', 1, { fails: true }, 1200],
    ['a fault fails an execution', 1, { tries: 1 }, 430],
    ['a fault fails an execution, and one finds no answer', 1, { tries: 1, fails: true }, 870],
    ['an earlier execution gave up', 0, { released: true }, 100],
    ['another message has its id', 1, { reused: true }, 1150],
    ['messages are counted', 1, { quota: Number.POSITIVE_INFINITY }, 900],
    ['no message is left of the day', 1, { quota: 0 }, 90],
  ])(
    'answers a message once, whatever the order and whichever operation fails, when %s',
    async (_, faults, variant, least) => {
      expect(await explore(faults, world(variant))).toBeGreaterThan(least);
    },
  );

  it.each<[name: string, finding: string, faults: number, mistake: Variant]>([
    ['a commit without a condition', 'stored', 1, { makeStore: () => new mistakes.Careless() }],
    ['a Put that overwrites', 'it is answered elsewhere', 0, { makeStore: () => new mistakes.Overwriting() }],
    [
      'a take-over without the owner and the lease',
      'it is answered elsewhere',
      0,
      { released: true, makeStore: () => new mistakes.Greedy() },
    ],
    ['a release without the owner', 'it is answered elsewhere', 2, { makeStore: () => new mistakes.Meddling() }],
    ['a release without the status', 'no answer', 1, { makeStore: () => new mistakes.Forgetful() }],
    ['a release that changes nothing', 'a repeat has to wait', 1, { makeStore: () => new mistakes.Idle() }],
    ['a release that deletes the turn', 'a stored message is gone', 1, { makeStore: () => new mistakes.Final() }],
    ['a Get that is not consistent', 'a repeat has to wait', 1, { makeStore: () => new mistakes.Stale() }],
    ['a step that does not know its own turn', 'a repeat has to wait', 1, { tries: 2, makeLoad: mistakes.estranged }],
    ['a key that changes with a repeat', 'told', 0, { released: true, makeLoad: mistakes.rekeying }],
    ['no comparison of the message', 'Cancel my order. is replayed', 0, { reused: true, makeLoad: mistakes.trusting }],
    ['a count after the Put', 'stored over the quota', 0, { quota: 0, makeLoad: mistakes.countingLate }],
    ['a count that no repeat gives back', 'counted 2 times', 0, { quota: 10, makeLoad: mistakes.keeping }],
    ['a count of every execution', 'counted 3 times', 0, { quota: 10, makeLoad: mistakes.countingAll }],
  ])('is caught by this walk when there is %s', async (_, finding, faults, mistake) => {
    await expect(explore(faults, world({ tries: 1, ...mistake }))).rejects.toThrow(`: ${finding}`);
  });
});

describe('two messages of a conversation at the same time', () => {
  it.each<[name: string, variant: TwoMessages]>([
    ['an operation fails', {}],
    ['a fault fails an execution', { tries: 1 }],
  ])(
    'are both answered, in the order in which they were accepted, whatever the order and when %s',
    async (_, variant) => {
      expect(await explore(1, twoMessages(variant))).toBeGreaterThan(500);
    },
  );

  it.each<[name: string, finding: string, mistake: TwoMessages]>([
    ['a history that is not consistent', 'not in the history', { makeStore: () => new mistakes.Lagging() }],
    ['a history in the order of the message ids', 'was accepted after', { makeStore: () => new mistakes.Unordered() }],
    ['a key by the clock', 'was accepted after', { makeLoad: mistakes.clocked }],
  ])('are caught by this walk when there is %s', async (_, finding, mistake) => {
    await expect(explore(1, twoMessages(mistake))).rejects.toThrow(finding);
  });
});
