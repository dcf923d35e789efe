import { describe, expect, it } from 'vitest';
import * as mistakes from '../../../support/accept-and-commit/desk-mistakes.ts';
import { type DeskVariant, deskWorld } from '../../../support/accept-and-commit/desk-world.ts';
import { explore } from '../../../support/accept-and-commit/explore.ts';

const GIVES_BACK = [['take_over', 'give_back']] as const;
const CLOSES = [['close', 'take_over']] as const;
const TAKES = [['take_over']] as const;
/** A person gives back, and another one takes over. */
const TURNS = [['give_back'], ['take_over']] as const;
const BLINDLY = { onDesks: mistakes.movingBlindly };

describe('the desk of a conversation', () => {
  it.each<[name: string, faults: number, variant: DeskVariant, least: number]>([
    ['a person who takes over and gives back', 0, { messages: ['question'], staff: GIVES_BACK }, 150],
    ['a hand-off', 0, { messages: ['request'], staff: GIVES_BACK }, 190],
    ['a hand-off and a reply', 0, { messages: ['request'], staff: [['reply', 'close']] }, 190],
    ['a person who reopens', 0, { messages: ['question'], begins: 'closed', staff: [['reopen', 'give_back']] }, 300],
    ['two people', 0, { messages: ['question'], staff: [['take_over'], ['take_over', 'give_back']] }, 3000],
    [
      'a customer who returns',
      0,
      { messages: [], begins: 'waiting', customer: 'return_to_assistant', staff: TAKES },
      5,
    ],
    [
      'a customer who returns by a tool while they write',
      0,
      { messages: ['question'], begins: 'waiting', customer: 'return_to_assistant', staff: TAKES },
      600,
    ],
    ['a customer who returns by words', 0, { messages: ['back'], begins: 'waiting', staff: TAKES }, 40],
    ['a customer who closes', 0, { messages: ['question'], customer: 'close_conversation', staff: TAKES }, 1000],
    ['a resumed message', 0, { messages: ['question'], begins: 'human', gaveUp: true, staff: [['give_back']] }, 20],
    [
      'a resumed message of an earlier episode',
      0,
      { messages: ['question', 'question'], begins: 'closed', gaveUp: true, staff: TAKES },
      1500,
    ],
    [
      'a clock that hands off a lost message',
      0,
      { messages: ['question'], clock: ['lost'], customer: 'return_to_assistant' },
      400,
    ],
    [
      'a clock that takes a conversation from a silent person',
      0,
      { messages: [], begins: 'human', clock: ['requeue'], staff: TURNS },
      90,
    ],
    ['a clock that closes', 0, { messages: ['question'], begins: 'human', clock: ['no_reply'], staff: TAKES }, 250],
    [
      'a clock that ends an episode of the assistant',
      0,
      { messages: ['question'], clock: ['idle'], customer: 'close_conversation' },
      70,
    ],
    ['a hand-off and every fault', 1, { messages: ['request'], begins: 'closed' }, 30],
  ])('is never answered twice, left by both or closed over a message, with %s', async (_, faults, variant, least) => {
    expect(await explore(faults, deskWorld(variant))).toBeGreaterThan(least);
  });

  it.each<[name: string, finding: string, faults: number, mistake: DeskVariant]>([
    [
      'a desk that is read before the message is stored',
      'the assistant never had it',
      0,
      { messages: ['question'], staff: TAKES, makeLoad: mistakes.readingEarly },
    ],
    [
      'a take-over that holds nothing',
      'a person has the conversation',
      0,
      { messages: ['question'], staff: TAKES, holds: async () => {} },
    ],
    ['a sentence before the move', 'nobody was asked', 0, { messages: ['request'], tellsFirst: true }],
    [
      'a give-back without a version',
      'is held, bot and unseen',
      0,
      { messages: ['question'], begins: 'human', staff: [['give_back']], decide: mistakes.unversioned },
    ],
    [
      'a version that is read when the act begins',
      'is held, bot and unseen',
      0,
      { messages: ['question'], begins: 'human', staff: [['give_back']], names: 'none' },
    ],
    [
      "a version that an act's answer names",
      'is held, closed and unseen',
      0,
      { messages: ['question'], begins: 'waiting', staff: [['take_over', 'close']], names: 'answered' },
    ],
    [
      'a case that reads the desk last',
      'is held, bot and unseen',
      0,
      { messages: ['question'], begins: 'human', staff: [['give_back']], looksBackwards: true },
    ],
    [
      'a hold whoever has the conversation',
      'is held, bot and unseen',
      0,
      {
        messages: ['question'],
        begins: 'human',
        staff: [['give_back']],
        makeStore: () => new mistakes.HoldingAlways(),
      },
    ],
    [
      'a hold of a closed conversation',
      'is held, closed and unseen',
      0,
      { messages: ['question'], begins: 'human', staff: [['close']], makeStore: () => new mistakes.HoldingClosed() },
    ],
    [
      'a fence that the desk does not count',
      'is held, bot and unseen',
      0,
      { messages: ['question'], staff: [['take_over'], ['take_over', 'give_back']], holds: mistakes.holdingUncounted },
    ],
    [
      'a resumed message without a look at the desk',
      'the assistant never had it',
      0,
      { messages: ['question'], begins: 'human', gaveUp: true, makeLoad: mistakes.resumingBlindly },
    ],
    [
      'an opening without a look at pending turns',
      'a person has the conversation',
      0,
      { messages: ['question', 'question'], staff: CLOSES, makeLoad: mistakes.openingBlindly },
    ],
    [
      'a turn in front of the beginning of the episode',
      'a person has the conversation',
      0,
      {
        ...{ messages: ['question', 'question'], begins: 'closed', readsEarly: true, staff: TAKES },
        makeLoad: mistakes.stayingBehind,
      },
    ],
    [
      'a return from a person',
      'taken the conversation from a person',
      0,
      { messages: [], begins: 'human', customer: 'return_to_assistant', decide: mistakes.returning },
    ],
    [
      'a close by the clock without a version',
      'is held, closed and unseen',
      0,
      { messages: ['question'], begins: 'human', clock: ['no_reply'], visits: BLINDLY },
    ],
    [
      'an end of an episode without a version',
      'has ended an episode that it has not seen',
      0,
      { messages: ['question'], clock: ['idle'], customer: 'close_conversation', visits: BLINDLY },
    ],
    [
      'a clock that takes a conversation from a person without a version',
      'from a person it has not seen',
      0,
      { messages: [], begins: 'human', clock: ['requeue'], staff: TURNS, visits: BLINDLY },
    ],
    [
      'a clock that holds before it asks for a person',
      'is held, bot and unseen',
      0,
      { messages: ['question'], clock: ['lost'], visits: { visitTurn: mistakes.holdingFirst } },
    ],
    [
      'an act that does not know its own move',
      'a move that was made is answered as lost',
      1,
      { messages: [], begins: 'human', staff: [['close']], forgets: true },
    ],
  ])('is caught by this walk when there is %s', async (_, finding, faults, mistake) => {
    await expect(explore(faults, deskWorld(mistake))).rejects.toThrow(finding);
  });
});
