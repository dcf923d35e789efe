import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversationList } from '../../../../adapters/dynamodb/conversation-list.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { type Desk, NO_DESK } from '../../../../core/desk/desk.ts';
import type { Desks, Move } from '../../../../core/desk/desks.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
let desks: Desks;
beforeAll(() => {
  desks = dynamoDesks(stored.client(), { table, retentionDays: 1, clock });
});

const key = (n: number) => `${START + n}-a`;
const ANA = { id: 'ana', name: 'Ana' };
const CLOSED = {
  ...{ episode: 1, from: null, to: '1700000000000-z', closed_at: START, resolution: 'solved' as const },
  by: { ...ANA, kind: 'staff' as const },
};
let moves = 0;
const move = (from: Desk['state'], to: Desk['state'], over: Partial<Move> = {}): Move => ({
  ...{ id: `move-${moves++}`, key: key(5), from, version: null, to },
  set: {
    ...(to === 'waiting' && { team: 'support', waiting_since: clock.now(), words: 'Help.' }),
    ...(to === 'human' && { assignee: ANA, waiting_since: null }),
    ...(to === 'closed' && { closed: [CLOSED], closed_key: key(5) }),
    ...(to === 'bot' && { assignee: null, waiting_since: null, words: null, closed_key: null }),
  },
  ...over,
});
const STATES = ['bot', 'waiting', 'human', 'closed'] as const;
/** A conversation in a state, of version 1; for `bot`, of version 2. */
const inState = async (state: Desk['state']) => {
  const id = newId();
  await desks.move(id, move('bot', state === 'bot' ? 'waiting' : state));
  if (state === 'bot') await desks.move(id, move('waiting', 'bot'));
  return id;
};
const listed = async () =>
  (await dynamoConversationList(stored.client(), table, clock).page('ada', 1000, null)).conversations;

describe('a move', () => {
  it.each(STATES.flatMap((state) => STATES.map((from) => [state, from] as const)))(
    'of a conversation that is %s is carried out from %s only if they are the same',
    async (state, from) => {
      const id = await inState(state);
      const before = await desks.get(id);
      const after = await desks.move(id, move(from, 'human'));
      if (state === from) expect(after).toMatchObject({ state: 'human', version: before.version + 1 });
      else expect([after, await desks.get(id)]).toEqual([null, before]);
      expect(await desks.get(id)).toEqual(after ?? before);
    },
  );

  it('of a version that is no longer the stored one is refused, and of no version is not', async () => {
    const id = await inState('human');
    for (const version of [0, 2]) expect(await desks.move(id, move('human', 'bot', { version }))).toBeNull();
    expect(await desks.move(id, move('human', 'bot', { version: 1 }))).toMatchObject({ version: 2 });
    expect(await desks.move(id, move('bot', 'human', { version: 0 }))).toBeNull();
    expect(await desks.move(id, move('bot', 'human'))).toMatchObject({ version: 3 });
  });

  it.each(['waiting', 'human', 'closed'] as const)(
    'from %s of a conversation that is absent is refused',
    async (from) => {
      const id = newId();
      expect(await desks.move(id, move(from, 'bot'))).toBeNull();
      expect(await desks.move(id, move('bot', 'waiting', { version: 1 }))).toBeNull();
      expect(await stored.desk(id)).toBeUndefined();
      expect(await desks.get(id)).toEqual(NO_DESK);
    },
  );

  it.each([0, null])(
    'that begins a conversation (version %j) puts it into the list of its customer',
    async (version) => {
      const id = newId();
      const made = move('bot', 'waiting', { version });
      expect(await desks.move(id, made)).toEqual({
        ...{ ...NO_DESK, ...made.set, state: 'waiting', version: 1, last_key: key(5) },
        move: { id: made.id, key: made.key },
      });
      expect((await listed()).find(({ conversation }) => conversation === id.conversation)).toEqual({
        ...{ conversation: id.conversation, title: '', last_key: key(5), updated_at: START },
      });
    },
  );

  it('that takes an attribute away leaves nothing of it, and the assistant has no place in the queue', async () => {
    const id = await inState('waiting');
    expect(await stored.desk(id)).toMatchObject({ desk: 'waiting', words: 'Help.' });
    await desks.move(id, move('waiting', 'bot'));
    const item = (await stored.desk(id)) ?? {};
    for (const name of ['desk', 'desk_at', 'words', 'waiting_since', 'assignee']) expect(item).not.toHaveProperty(name);
  });

  it('succeeds for one of ten at once', async () => {
    const id = await inState('waiting');
    const people = Array.from({ length: 10 }, (_, n) => ({ id: `p-${n}`, name: 'P' }));
    const taken = await Promise.all(
      people.map((assignee) => desks.move(id, move('waiting', 'human', { set: { assignee } }))),
    );
    expect(taken.filter((desk) => desk !== null)).toEqual([await desks.get(id)]);
  });
});

describe('a conversation that has expired', () => {
  it.each(STATES)('counts as absent, although its item, which was %s, is still there', async (state) => {
    const id = await inState(state);
    const old = await stored.desk(id);
    stored.pass(DAY_MS);
    expect(await desks.get(id)).toEqual(NO_DESK);
    for (const from of ['waiting', 'human', 'closed'] as const)
      expect(await desks.move(id, move(from, 'bot'))).toBeNull();
    expect(await desks.move(id, move('bot', 'human', { version: 1 }))).toBeNull();
    expect(await desks.hold(id, key(9), 'en', 'Hello?')).toBeNull();
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, aPost(9));
    expect(await stored.desk(id)).toEqual(old);
  });

  it.each(STATES)('and was %s begins anew with the move of a new one, and nothing of it comes back', async (state) => {
    const id = await inState(state);
    const set = {
      contact: 'ada@example.com',
      closed: [CLOSED],
      episode: 7,
      assignee: ANA,
      reason: 'model_failed' as const,
    };
    await desks.move(id, move(state, state, { set: { ...set, ...(state === 'waiting' && { team: 'support' }) } }));
    stored.pass(2 * DAY_MS);
    const anew = move('bot', 'waiting', { key: key(2 * DAY_MS), version: state === 'bot' ? 0 : null });
    expect(await desks.move(id, anew)).toEqual({
      ...{ ...NO_DESK, ...anew.set, state: 'waiting', version: 1, last_key: key(2 * DAY_MS) },
      move: { id: anew.id, key: anew.key },
    });
    expect(await stored.desk(id)).toMatchObject({ created_at: clock.now(), expires_at: (START + 3 * DAY_MS) / 1000 });
    stored.pass(DAY_MS - 1000);
    expect(await desks.move(id, move('waiting', 'bot'))).toMatchObject({ version: 2 });
  });
});

describe('a message that is held', () => {
  it.each(['waiting', 'human'] as const)('is counted by a conversation that is %s', async (state) => {
    const id = await inState(state);
    stored.pass(1000);
    expect(await desks.hold(id, key(9), 'de', 'Hallo?')).toMatchObject({
      ...{ state, version: 2, last_key: key(9), language: 'de' },
    });
    expect(await desks.hold(id, key(10), null, 'Noch da?')).toMatchObject({ version: 3, language: 'de' });
    expect((await listed()).find(({ conversation }) => conversation === id.conversation)).toEqual({
      ...{ conversation: id.conversation, title: 'Hallo?', last_key: key(10), updated_at: START + 1000 },
    });
    expect(await stored.desk(id)).toMatchObject({ expires_at: (START + 1000 + DAY_MS) / 1000 });
  });

  it.each(['bot', 'closed'] as const)('is not counted by one that is %s', async (state) => {
    const id = await inState(state);
    const before = await stored.desk(id);
    expect(await desks.hold(id, key(9), 'en', 'Hello?')).toBeNull();
    expect(await desks.hold(id, key(1), 'en', 'Hello?')).toBeNull();
    expect(await stored.desk(id)).toEqual(before);
  });

  it('is not counted by one that is absent', async () => {
    const id = newId();
    expect(await desks.hold(id, key(9), 'en', 'Hello?')).toBeNull();
    expect(await stored.desk(id)).toBeUndefined();
  });

  it('and is older than another raises the version, and is not the last', async () => {
    const id = await inState('human');
    await desks.hold(id, key(9), 'de', 'Zweite.');
    expect(await desks.hold(id, key(8), 'en', 'First.')).toMatchObject({
      ...{ version: 3, last_key: key(9), language: 'de' },
    });
    expect(await desks.hold(id, key(9), 'de', 'Zweite.')).toMatchObject({ version: 4, last_key: key(9) });
  });

  it('is counted each time, when ten come at once', async () => {
    const id = await inState('human');
    await Promise.all(Array.from({ length: 10 }, (_, n) => desks.hold(id, key(10 + n), null, `m-${n}`)));
    expect(await desks.get(id)).toMatchObject({ version: 11, last_key: key(19) });
  });
});

const aPost = (n: number, kind: 'reply' | 'note' | 'notice' = 'reply') => ({
  ...{ key: key(n), kind, author: kind === 'notice' ? null : ANA, text: `text ${n}` },
  move: kind === 'notice' ? ('taken_over' as const) : null,
});

describe('a post', () => {
  const by = (message_id: string, actor = 'staff:ana') => ({ actor, message_id });

  it('is stored once by its name, and a repeat finds its key', async () => {
    const id = await inState('human');
    expect(await desks.post(id, by('m'), aPost(6))).toBe(key(6));
    expect(await desks.post(id, by('m'), aPost(7))).toBe(key(6));
    expect(await desks.post(id, by('m', 'machine:crm'), aPost(8))).toBe(key(8));
    expect(await desks.post(id, { notice: key(9) }, aPost(9, 'notice'))).toBe(key(9));
    expect(await desks.post(id, { notice: key(9) }, aPost(10, 'notice'))).toBe(key(9));
    expect(await desks.newestKey(id)).toBe(key(9));
  });

  it('is the last reply unless a later one is; notes and notices are no replies, and nothing changes the version', async () => {
    const id = await inState('human');
    await desks.post(id, by('m-1'), aPost(7));
    expect(await desks.get(id)).toMatchObject({ last_post: key(7), version: 1 });
    await desks.post(id, by('m-2'), aPost(6));
    await desks.post(id, by('m-3'), aPost(8, 'note'));
    await desks.post(id, { notice: key(9) }, aPost(9, 'notice'));
    expect(await desks.get(id)).toMatchObject({ last_post: key(7), version: 1 });
  });

  it('makes no conversation of its own', async () => {
    const id = newId();
    expect(await desks.newestKey(id)).toBeNull();
    await desks.post(id, by('m'), aPost(7));
    expect(await desks.newestKey(id)).toBe(key(7));
    expect(await stored.desk(id)).toBeUndefined();
  });

  it('that has expired counts as absent, and is replaced under its name', async () => {
    const id = newId();
    await desks.post(id, by('m'), aPost(7));
    stored.pass(DAY_MS);
    expect(await desks.newestKey(id)).toBeNull();
    expect(await desks.post(id, by('m'), aPost(8))).toBe(key(8));
  });

  it.each(['😀'.repeat(64), 'é'.repeat(128), '語'.repeat(111), '#', '~CONVERSATION'])(
    'may have the ids %j',
    async (each) => {
      const id = { customer: each, conversation: each };
      await desks.move(id, move('bot', 'human'));
      expect(await desks.post(id, by(each, `staff:${each}`), aPost(7))).toBe(key(7));
      expect(await desks.get(id)).toMatchObject({ last_post: key(7) });
    },
  );
});
