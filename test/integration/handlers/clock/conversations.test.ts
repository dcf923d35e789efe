import { expect, it } from 'vitest';
import type { ConversationId } from '../../../../core/config/keys.ts';
import type { Desk, Post } from '../../../../core/desk/desk.ts';
import type { Move } from '../../../../core/desk/desks.ts';
import { holdMessage } from '../../../../core/turn/hold-message.ts';
import { replacing } from '../../../support/accept-and-commit/actor.ts';
import { START, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { turnsAt } from '../../adapters/dynamodb/turns.ts';
import { clockOver, HOUR, MINUTE } from './clock-of-file.ts';

const stored = tableOfFile();
const { clock, newId, pass } = stored;
const { pending, completed } = turnsAt(clock);
const clockwork = clockOver(stored);
const { desks, conversations, sweep, dueOf } = clockwork;

const key = (at = clock.now()) => `${at}-k`;
const ANA = { id: 'ana', name: 'Ana' };
const move = (id: ConversationId, from: Desk['state'], to: Desk['state'], set: Move['set'] = {}) =>
  desks().move(id, { id: `staff:ana#${from}-${to}`, key: key(), from, version: null, to, set });
const asksForPerson = async () => {
  const id = newId();
  await move(id, 'bot', 'waiting', { waiting_since: clock.now(), reason: 'asked_for_human', language: 'de' });
  return id;
};
const taken = async () => {
  const id = await asksForPerson();
  pass(1000);
  await move(id, 'waiting', 'human', { assignee: ANA, waiting_since: null });
  return id;
};
let messages = 100;
const write = async (id: ConversationId) => {
  const turn = { ...pending(messages++), key: `${clock.now()}-m` };
  await conversations().putTurn(id, turn);
  const how = { language: 'de', now: clock.now };
  return holdMessage(conversations(), desks(), { ...id, ...turn }, how);
};
const reply = (id: ConversationId) => {
  const post: Post = { key: `${clock.now()}-r`, kind: 'reply', author: ANA, text: 'Here.', move: null };
  return desks().post(id, { actor: 'staff:ana', message_id: `p-${messages++}` }, post);
};
const noticesOf = async (id: ConversationId) =>
  (await clockwork.entries(id)).flatMap((entry) => ('kind' in entry && entry.kind === 'notice' ? [entry] : []));

it('tells a customer who waits for too long, once, in their language', async () => {
  const id = await asksForPerson();
  await sweep();
  expect(await dueOf(id)).toEqual({ '~CONVERSATION': HOUR });
  pass(HOUR - 1);
  await sweep();
  expect(await noticesOf(id)).toEqual([]);
  pass(1);
  await sweep();
  const [notice, ...more] = await noticesOf(id);
  expect([notice, more]).toMatchObject([{ move: 'overdue', sequence: 2 }, []]);
  expect(notice?.text).toContain('nicht vergessen');
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', overdue_since: clock.now(), waiting_since: START });
  expect(await dueOf(id)).toEqual({});
  pass(48 * HOUR);
  await sweep();
  expect(await noticesOf(id)).toHaveLength(1);
});

it('takes a conversation from a person who is silent while the customer waits', async () => {
  const id = await taken();
  await sweep();
  expect(await dueOf(id)).toEqual({ '~CONVERSATION': 15 * MINUTE });
  pass(15 * MINUTE - 1);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'human' });
  pass(1);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', assignee: null, waiting_since: START + 1000 });
  expect(await noticesOf(id)).toMatchObject([{ move: 'requeued', sequence: 3 }]);
  expect(await dueOf(id)).toEqual({ '~CONVERSATION': 45 * MINUTE });
  expect(clockwork.recorded).toContainEqual(['ClockMoves', 1, { action: 'requeue' }]);
});

it('sees a message that came after it looked, exactly when it is due', async () => {
  const id = await taken();
  await reply(id);
  await sweep();
  pass(4 * MINUTE);
  await write(id);
  pass(11 * MINUTE);
  await sweep();
  expect(await dueOf(id)).toEqual({ '~CONVERSATION': 4 * MINUTE });
  pass(4 * MINUTE);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', waiting_since: clock.now() - 15 * MINUTE });
});

it('counts the wait of a customer who writes again and again from the first message on', async () => {
  const id = await taken();
  await reply(id);
  await sweep();
  const wrote = clock.now() + MINUTE;
  for (let minute = 1; minute <= 15; minute++) {
    pass(MINUTE);
    await write(id);
    await sweep();
  }
  pass(MINUTE);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', waiting_since: wrote });
});

it('closes a conversation whose customer does not answer a person for three days, and tells them', async () => {
  const id = await taken();
  await reply(id);
  pass(72 * HOUR);
  await sweep();
  expect(await desks().get(id)).toMatchObject({
    ...{ state: 'closed', assignee: null },
    closed: [{ resolution: 'no_reply', by: { kind: 'clock' }, closed_at: clock.now() }],
  });
  expect(await noticesOf(id)).toMatchObject([{ move: 'closed' }]);
  expect(await dueOf(id)).toEqual({});
});

it('ends a silent episode of the assistant without a word', async () => {
  const id = newId();
  await conversations().putTurn(id, pending(1));
  await conversations().complete(id, completed(1), 'me');
  await conversations().noteLastTurn(id, completed(1), null);
  pass(24 * HOUR + 1);
  await sweep();
  expect(await desks().get(id)).toMatchObject({ state: 'closed', closed: [{ resolution: 'assumed' }] });
  expect([await noticesOf(id), await dueOf(id)]).toEqual([[], {}]);
});

it('looks at a conversation of the assistant again a day after its last message', async () => {
  const id = newId();
  await conversations().noteLastTurn(id, completed(1), null);
  pass(20 * HOUR);
  await conversations().putTurn(id, { ...pending(2), key: key() });
  await conversations().complete(id, { ...completed(2), key: key() }, 'me');
  pass(4 * HOUR);
  await sweep();
  expect(await dueOf(id)).toEqual({ '~CONVERSATION': 20 * HOUR });
});

it.each([
  ['a message', 72 * HOUR, write],
  ['a reply', 72 * HOUR, reply],
  ['the first reply', 15 * MINUTE, reply],
] as const)('changes nothing if %s comes between its read and its write', async (what, after, act) => {
  const id = await taken();
  if (what !== 'the first reply') await reply(id);
  pass(after);
  const late = replacing(desks(), {
    newestKey: async (its: ConversationId) => {
      await act(id);
      return desks().newestKey(its);
    },
  });
  await sweep({ ports: { desks: late } });
  expect(await desks().get(id)).toMatchObject({ state: 'human' });
  expect(await noticesOf(id)).toEqual([]);
});

it.each([
  ['overdue', () => asksForPerson(), HOUR],
  ['requeued', () => taken(), 15 * MINUTE],
  [
    'closed',
    async () => {
      const id = await taken();
      await reply(id);
      return id;
    },
    72 * HOUR,
  ],
] as const)('posts the notice %s behind a visit that died after its move', async (told, begin, after) => {
  const id = await begin();
  pass(after);
  const dying = replacing(desks(), { post: async () => Promise.reject(new Error('It died.')) });
  await sweep({ ports: { desks: dying, schedule: { reschedule: async () => false } } });
  const moved = await desks().get(id);
  expect(await noticesOf(id)).toEqual([]);
  pass(MINUTE);
  await sweep();
  expect(await noticesOf(id)).toMatchObject([{ move: told }]);
  expect(await desks().get(id)).toEqual(moved);
  await sweep();
  expect(await noticesOf(id)).toHaveLength(1);
});

it('leaves what an erased customer did before', async () => {
  const id = await asksForPerson();
  pass(HOUR);
  await sweep({ ports: { tombstones: { erasedAt: async () => START + 1 } } });
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', overdue_since: null });
  expect([await noticesOf(id), await dueOf(id)]).toEqual([[], {}]);
});

it('lets two sweeps at the same time move and tell once', async () => {
  const id = await asksForPerson();
  pass(HOUR);
  await Promise.all([sweep(), sweep()]);
  expect((await desks().get(id)).version).toBe(2);
  expect(await noticesOf(id)).toHaveLength(1);
});

it('goes on behind visits that fail, and lets them come a minute later', async () => {
  const [bad, good] = [await asksForPerson(), await asksForPerson()];
  pass(HOUR);
  const failing = replacing(desks(), {
    get: async (id: ConversationId) =>
      id.conversation === bad.conversation ? Promise.reject(new Error('Poison.')) : desks().get(id),
  });
  await sweep({ ports: { desks: failing } });
  expect(await noticesOf(good)).toHaveLength(1);
  expect(await dueOf(bad)).toEqual({ '~CONVERSATION': MINUTE });
  expect(clockwork.recorded).toContainEqual(['VisitsFailed', 1, {}]);
  pass(MINUTE);
  await sweep();
  expect(await noticesOf(bad)).toHaveLength(1);
});
