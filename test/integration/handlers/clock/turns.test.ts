import { expect, it } from 'vitest';
import type { ConversationId } from '../../../../core/config/keys.ts';
import type { Move } from '../../../../core/desk/desks.ts';
import type { PendingTurn } from '../../../../core/turn/turn.ts';
import { replacing } from '../../../support/accept-and-commit/actor.ts';
import { START, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { key, of, turnsAt } from '../../adapters/dynamodb/turns.ts';
import { clockOver, MINUTE } from './clock-of-file.ts';

const stored = tableOfFile();
const { clock, newId, pass } = stored;
const { pending, completed } = turnsAt(clock);
const clockwork = clockOver(stored);
const { desks, conversations, sweep, dueOf } = clockwork;

/** A message whose execution died: its lease is over in a second, and it is due a minute later. */
const lost = async (over: Partial<PendingTurn> = {}) => {
  const id = newId();
  await conversations().putTurn(id, pending(1, over));
  return id;
};
const turnOf = (id: ConversationId, n = 1) => conversations().getTurn(of(id, n));
const toldIn = async (id: ConversationId) =>
  (await clockwork.entries(id)).flatMap((entry) => ('kind' in entry ? [entry.move] : []));

it('asks for a person for a message that nobody repeats, tells the customer, and leaves the message to that person', async () => {
  const id = await lost({ message: 'Wo ist meine Bestellung?' });
  pass(61_000 - 1);
  await sweep();
  expect(await turnOf(id)).toMatchObject({ status: 'pending' });
  pass(1);
  await sweep();
  expect(await desks().get(id)).toMatchObject({
    ...{ state: 'waiting', reason: 'turn_lost', waiting_since: clock.now(), language: 'de', last_key: key(1) },
    ...{ risk: { score: 20, reasons: ['no_answer'] }, move: { id: `clock:clock#handed_off-${key(1)}` } },
  });
  expect(await turnOf(id)).toMatchObject({ status: 'held', held_at: clock.now() });
  expect(await toldIn(id)).toEqual(['handed_off']);
  expect(Object.keys(await dueOf(id))).toEqual(['~CONVERSATION']);
  expect(clockwork.recorded).toContainEqual(['Handoffs', 1, { reason: 'turn_lost' }]);
  await sweep();
  expect(await toldIn(id)).toEqual(['handed_off']);
});

it('leaves a message that is being answered again', async () => {
  const id = await lost();
  pass(60_000);
  await conversations().takeOver(id, (await turnOf(id)) as PendingTurn, 'other', clock.now() + 125_000);
  pass(1000);
  await sweep();
  expect([await turnOf(id), (await desks().get(id)).state]).toMatchObject([{ status: 'pending' }, 'bot']);
  expect(await dueOf(id)).toEqual({ 'TURN#m-1': 184_000 });
});

it('leaves a message that is being answered again while the index does not know it yet', async () => {
  const id = await lost();
  pass(61_000);
  const seen = await clockwork.due();
  await conversations().takeOver(id, (await turnOf(id)) as PendingTurn, 'other', clock.now() + 125_000);
  await sweep({ due: seen });
  expect([await turnOf(id), (await desks().get(id)).state]).toMatchObject([{ status: 'pending' }, 'bot']);
  expect(await dueOf(id)).toEqual({ 'TURN#m-1': 185_000 });
});

it.each<[string, Move['to']]>([
  ['a person has the conversation', 'human'],
  ['the conversation waits', 'waiting'],
])('only holds a message when %s already', async (_, to) => {
  const id = await lost();
  await desks().move(id, { id: 'staff:ana#m', key: key(2), from: 'bot', version: null, to, set: {} });
  pass(61_000);
  await sweep();
  expect(await turnOf(id)).toMatchObject({ status: 'held' });
  expect(await desks().get(id)).toMatchObject({ state: to, version: 2, reason: null });
  expect(await toldIn(id)).toEqual([]);
});

it('opens the next episode for a message that was stored after the close', async () => {
  const id = newId();
  const closing = { from: 'bot', version: null, to: 'closed', set: { closed_key: key(0) } } as const;
  await desks().move(id, { ...closing, id: 'staff:ana#m', key: key(0) });
  await conversations().putTurn(id, pending(1));
  pass(61_000);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', episode: 2, episode_from: key(0) });
  expect(await turnOf(id)).toMatchObject({ status: 'held' });
});

it.each([
  [
    'the conversation was closed behind it',
    {},
    async (id: ConversationId) => {
      const closing = { from: 'bot', version: null, to: 'closed', set: { closed_key: key(2) } } as const;
      await desks().move(id, { ...closing, id: 'customer:ada#m', key: key(2) });
    },
  ],
  [
    'a later message was answered',
    {},
    async (id: ConversationId) => {
      await conversations().putTurn(id, pending(2));
      await conversations().complete(id, completed(2), 'me');
    },
  ],
  ['the playbook hands off nothing', { playbook: { handoff: 'off' } }, async () => {}],
  ['the customer was erased', { ports: { tombstones: { erasedAt: async () => START + 1 } } }, async () => {}],
] as const)('asks for nobody when %s', async (_, around, happens) => {
  const id = await lost();
  await happens(id);
  const before = await desks().get(id);
  pass(61_000);
  await sweep(around);
  expect([await desks().get(id), await toldIn(id)]).toEqual([before, []]);
  expect(await turnOf(id)).toMatchObject({ status: 'pending' });
  expect(await dueOf(id)).not.toHaveProperty('TURN#m-1');
});

it('tries a visitor again later when visitors have asked for too many people', async () => {
  const id = { customer: 'visitor:1', conversation: 'c-1' };
  await conversations().putTurn(id, pending(1));
  pass(61_000);
  const budget = { takeHandOff: async () => false };
  await sweep({ ports: { budget } });
  expect(await desks().get(id)).toMatchObject({ state: 'bot' });
  expect(await dueOf(id)).toEqual({ 'TURN#m-1': 15 * MINUTE });
  pass(15 * MINUTE);
  await sweep();
  expect(await turnOf(id)).toMatchObject({ status: 'held' });
});

it.each(['post', 'hold', 'holdTurn'] as const)('goes on behind a visit that died before %s', async (operation) => {
  const id = await lost();
  pass(61_000);
  const dying = replacing(desks(), { [operation]: async () => Promise.reject(new Error('It died.')) });
  await sweep({ ports: { desks: dying } });
  expect(await desks().get(id)).toMatchObject({ state: 'waiting' });
  expect(await turnOf(id)).toMatchObject({ status: 'pending' });
  pass(MINUTE);
  await sweep();
  expect(await turnOf(id)).toMatchObject({ status: 'held' });
  expect(await toldIn(id)).toEqual(['handed_off']);
});
