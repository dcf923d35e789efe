import { expect, it } from 'vitest';
import { type DeskVariant, deskWorld } from '../support/accept-and-commit/desk-world.ts';
import { explore } from '../support/accept-and-commit/explore.ts';

const GIVES_BACK = [['take_over', 'give_back']] as const;
const TAKES = [['take_over']] as const;
const TURNS = [['give_back'], ['take_over']] as const;

it.each<[name: string, faults: number, variant: DeskVariant, least: number]>([
  ['a person who takes over and gives back', 1, { messages: ['question'], staff: GIVES_BACK }, 5000],
  ['a fault that fails no step', 1, { messages: ['question'], staff: GIVES_BACK, tries: 2 }, 5000],
  ['repeats under another id', 1, { messages: ['question'], staff: GIVES_BACK, renames: true }, 5000],
  ['a hand-off', 1, { messages: ['request'], staff: GIVES_BACK }, 5000],
  ['a hand-off and a reply', 1, { messages: ['request'], staff: [['reply', 'close']] }, 5000],
  ['a person who reopens', 1, { messages: ['question'], begins: 'closed', staff: [['reopen', 'give_back']] }, 5000],
  [
    'a customer who returns',
    1,
    { messages: ['question'], begins: 'waiting', customer: 'return_to_assistant', staff: TAKES },
    5000,
  ],
  ['a customer who closes', 1, { messages: ['question'], customer: 'close_conversation', staff: TAKES }, 5000],
  ['a resumed message', 2, { messages: ['question'], begins: 'human', gaveUp: true, staff: [['give_back']] }, 500],
  ['a hand-off of a closed conversation', 2, { messages: ['request'], begins: 'closed' }, 100],
  ['a person who takes over, and every pair of faults', 2, { messages: ['question'], staff: TAKES }, 5000],
  ['a hand-off, a person who takes over, and every pair of faults', 2, { messages: ['request'], staff: TAKES }, 5000],
  ['two messages, and a person who gives back', 0, { messages: ['question', 'request'], staff: GIVES_BACK }, 10_000],
  [
    'two messages, and a person who closes',
    0,
    { messages: ['question', 'question'], staff: [['take_over', 'close']] },
    10_000,
  ],
  ['two messages', 0, { messages: ['question', 'question'], staff: TAKES }, 3000],
  ['two messages that open', 0, { messages: ['question', 'question'], begins: 'closed', staff: TAKES }, 3000],
  [
    'two messages that open late',
    0,
    { messages: ['question', 'question'], begins: 'closed', readsEarly: true, staff: TAKES },
    3000,
  ],
  [
    'a close between two messages',
    0,
    { messages: ['question', 'question'], gaveUp: true, staff: [['close', 'take_over']] },
    4000,
  ],
  [
    'two messages, one by words for the assistant',
    0,
    { messages: ['back', 'question'], begins: 'waiting', staff: TAKES },
    5000,
  ],
  ['a clock that hands off a lost message', 1, { messages: ['question'], clock: ['lost'] }, 1000],
  ['a clock that hands off, and a person', 0, { messages: ['question'], clock: ['lost'], staff: TAKES }, 4000],
  [
    'a clock that tells a customer who waits',
    0,
    { messages: ['question'], begins: 'waiting', clock: ['overdue'], staff: GIVES_BACK },
    2000,
  ],
  [
    'a clock that takes a conversation from a silent person',
    1,
    { messages: [], begins: 'human', clock: ['requeue'], staff: TURNS },
    5000,
  ],
  ['a clock that closes', 1, { messages: ['question'], begins: 'human', clock: ['no_reply'] }, 400],
  [
    'a clock that ends an episode of the assistant',
    1,
    { messages: ['question'], begins: 'closed', clock: ['idle'], customer: 'close_conversation' },
    1000,
  ],
])('is never answered twice, left by both or closed over a message, with %s', async (_, faults, variant, least) => {
  expect(await explore(faults, deskWorld(variant))).toBeGreaterThan(least);
});
