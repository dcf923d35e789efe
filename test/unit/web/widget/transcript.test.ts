import { describe, expect, it } from 'vitest';
import type { Post, Proposal, Turn } from '../../../../web/widget/results.ts';
import {
  isAnswered,
  isOpen,
  lastNotice,
  merge,
  offersContact,
  outcomesOf,
  timeOf,
  turnOf,
} from '../../../../web/widget/transcript.ts';

const keyAt = (ms: number) => String(ms).padStart(13, '0');
const turn = (at: number, more: Partial<Turn> = {}): Turn => ({
  turn_id: `${keyAt(at)}-a`,
  message_id: `m-${at}`,
  status: 'answered',
  message: 'Where is my order?',
  answer: 'On its way.',
  sentiment: null,
  citations: [],
  proposal: null,
  actions: [],
  feedback: null,
  ...more,
});
const post = (at: number, more: Partial<Post> = {}): Post => ({
  id: `${keyAt(at)}-b`,
  kind: 'reply',
  author: 'Ana',
  text: 'Hello.',
  ...more,
});
const PROPOSAL: Proposal = { id: 'p-1', actions: [], later: [] };
const BOT = { state: 'bot', assignee: null } as const;

describe('merge', () => {
  it('sorts turns and posts into one order, each once', () => {
    const known = merge([], { turns: [turn(3)], messages: [post(1)] });
    const merged = merge(known, { turns: [turn(3), turn(4)], messages: [post(2), post(1)] });
    expect(merged.map(timeOf)).toEqual([1, 2, 3, 4]);
  });

  it('keeps an answer when a poll that was sent earlier has the turn as pending', () => {
    const known = merge([], { turns: [turn(1)], messages: [] });
    const merged = merge(known, { turns: [turn(1, { status: 'pending', answer: null })], messages: [] });
    expect(merged).toEqual([turn(1)]);
  });

  it('takes what a later read adds, such as feedback', () => {
    const known = merge([], { turns: [turn(1)], messages: [] });
    const merged = merge(known, { turns: [turn(1, { feedback: { score: 5 } })], messages: [] });
    expect(merged).toEqual([turn(1, { feedback: { score: 5 } })]);
  });
});

describe('turnOf', () => {
  it('has no answer for a message that is held, because a person answers it', () => {
    const { message: _, feedback: __, ...rest } = turn(1, { status: 'held', answer: 'Passed on to our team.' });
    const reply = { ...rest, conversation: null, messages: [] };
    expect(turnOf('Hello?', reply)).toMatchObject({ message: 'Hello?', status: 'held', answer: null });
  });
});

describe('isOpen', () => {
  const proposing = turn(1, { proposal: PROPOSAL });

  it('is true for the newest entry while the assistant has the conversation', () => {
    expect(isOpen([proposing], BOT, proposing)).toBe(true);
  });

  it.each([
    ['an entry came after it', [proposing, turn(2)], BOT],
    ['a notice came after it', [proposing, post(2, { kind: 'notice' })], BOT],
    ['a person was asked', [proposing], { state: 'waiting', assignee: null } as const],
    ['the matter is closed', [proposing], { state: 'closed', assignee: null } as const],
  ])('is false if %s', (_, entries, desk) => {
    expect(isOpen(entries, desk, proposing)).toBe(false);
  });
});

describe('outcomesOf', () => {
  it('finds the outcomes in the turn that carried the proposal out', () => {
    const told = turn(2, { actions: [{ id: 'p-1', outcome: 'done' }] });
    expect(outcomesOf([turn(1, { proposal: PROPOSAL }), told], PROPOSAL)).toEqual(['done']);
  });

  it('is null for one that was not carried out', () => {
    expect(outcomesOf([turn(1, { proposal: PROPOSAL }), turn(2)], PROPOSAL)).toBeNull();
  });
});

describe('offersContact', () => {
  const OFFER = 'Our team is back on Monday. You can leave an e-mail address or a phone number here.';

  it('is true while the newest sentence of the server offers it', () => {
    expect(offersContact([turn(1, { answer: OFFER })])).toBe(true);
    expect(offersContact([post(1, { kind: 'notice', author: null, text: OFFER })])).toBe(true);
    expect(offersContact([turn(1, { answer: OFFER }), turn(2, { status: 'held', answer: null })])).toBe(true);
  });

  it('is false once another sentence followed, and for what a person or the customer wrote', () => {
    expect(offersContact([turn(1, { answer: OFFER }), turn(2)])).toBe(false);
    expect(offersContact([turn(1, { message: OFFER })])).toBe(false);
    expect(offersContact([post(1, { text: OFFER })])).toBe(false);
  });
});

it('lastNotice is the notice at the end, and null behind anything else', () => {
  const notice = post(1, { kind: 'notice' });
  expect(lastNotice([notice])).toBe(notice);
  expect(lastNotice([notice, turn(2)])).toBeNull();
  expect(lastNotice([])).toBeNull();
});

it('isAnswered counts answers of the assistant and replies of people', () => {
  expect([turn(1), turn(1, { status: 'failed' }), post(1), post(1, { kind: 'notice' })].map(isAnswered)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
