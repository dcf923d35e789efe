import { expect, it } from 'vitest';
import { holdTurn } from '../../../../handlers/turn/hold-turn.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import { aHistory, aHistoryTurn, aMove, anAcceptedTurn, aRequest } from '../../../support/values.ts';

const KEY = '1700000000005-a';
const NOW = 1_700_000_009_000;
const history = aHistory({
  turns: [aHistoryTurn({ key: '1700000000001-a' }), aHistoryTurn({ key: '1700000000004-a' })],
});

/** Holds a stored message of a conversation whose desk was moved to `state` behind LoadHistory. */
const hold = async (state: 'bot' | 'waiting' | 'human' | 'closed', words = 'Where is my order?') => {
  const request = aRequest({ message: words });
  const counted: string[] = [];
  const store = new MemoryConversations();
  const desks = new MemoryDesks(store);
  const { message, message_id, started_at } = request;
  await store.putTurn(request, {
    key: KEY,
    message,
    message_id,
    started_at,
    status: 'pending',
    owner: 'me',
    lease: NOW,
  });
  await desks.move(request, aMove(state, '1700000000003-c'));
  const turn = anAcceptedTurn({ key: KEY, disposition: 'hold', history });
  const held = await holdTurn(
    store,
    desks,
    { record: (name) => void counted.push(name) },
    { now: () => NOW },
  )({ request, turn }, { execution: 'me' });
  return { held, counted, stored: await store.getTurn(request), desk: await desks.get(request) };
};

it.each(['waiting', 'human'] as const)('leaves the message to a person, and counts it (%s)', async (state) => {
  const { held, stored, desk } = await hold(state);
  expect(held).toMatchObject({ disposition: 'settled', outcome: { outcome: 'held', desk: { state } }, history: null });
  expect(stored).toMatchObject({ status: 'held', held_at: NOW });
  expect(desk).toMatchObject({ version: 2, last_key: KEY });
});

it.each([
  ['the assistant has it again', 'bot', 2],
  ['it was closed: a new episode begins', 'closed', 1],
] as const)('lets the turn run, with the history of its episode, if %s', async (_, state, turns) => {
  const { held, stored, desk } = await hold(state);
  expect(held).toMatchObject({ disposition: 'run', outcome: null, desk: { state: 'bot' } });
  expect(held.history?.turns).toEqual(history.turns.slice(-turns));
  expect([stored?.status, desk.state]).toEqual(['pending', 'bot']);
});

it('a customer who asks for the assistant in closed words gets it back while nobody has taken the conversation, and that is counted', async () => {
  const { held, stored, desk, counted } = await hold('waiting', 'Back to the assistant, please');
  expect(held).toMatchObject({ disposition: 'run', outcome: null, desk: { state: 'bot' } });
  expect([stored?.status, desk.state, desk.waiting_since, counted]).toEqual(['pending', 'bot', null, ['TakenBack']]);
});

it.each([
  ['the same words to a person who has it', 'human', 'Back to the assistant, please'],
  ['other words about the assistant', 'waiting', 'Do not send me back to the assistant'],
] as const)('holds %s', async (_, state, words) => {
  const { held, desk, counted } = await hold(state, words);
  expect([held.disposition, desk.state, counted]).toEqual(['settled', state, []]);
});
