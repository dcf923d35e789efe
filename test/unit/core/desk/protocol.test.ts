import { describe, expect, it } from 'vitest';
import { admit } from '../../../../core/desk/admit.ts';
import { AT_REST, NO_DESK } from '../../../../core/desk/desk.ts';
import { holdPending } from '../../../../core/desk/fence.ts';
import { type HandOff, handOff } from '../../../../core/desk/hand-off.ts';
import { holdMessage } from '../../../../core/turn/hold-message.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { endless } from '../../../support/values.ts';

const ID = { customer: 'ada', conversation: 'c-1' };
const KEYS = ['1700000000001-a', '1700000000002-b', '1700000000003-c'] as const;

/** Three pending messages, and a desk. */
const aConversation = async (state: 'bot' | 'waiting' | 'human' | 'closed', episode_from: string | null = null) => {
  const store = new MemoryConversations();
  for (const key of KEYS) {
    const turn = {
      key,
      message_id: key,
      message: 'Hello?',
      started_at: 0,
      status: 'pending',
      owner: 'e',
      lease: 1,
    } as const;
    await store.putTurn(ID, turn);
  }
  const closed = state === 'closed' ? { closed_key: KEYS[1] } : {};
  await store.desks.move(ID, {
    id: 'x',
    key: 'x',
    from: 'bot',
    version: 0,
    to: state,
    set: { episode_from, ...closed },
  });
  return store;
};
const statuses = (store: MemoryConversations) => store.turnsOf(ID).map(({ status }) => status);

describe('the fence', () => {
  it('holds the pending turns of the episode, oldest first, and counts each', async () => {
    const store = await aConversation('human', KEYS[1]);
    const { version, ...desk } = await store.desks.get(ID);
    const held = await holdPending(store.desks, ID, desk, 5);
    expect(held.map((each) => [each.key, each.version])).toEqual([
      [KEYS[1], version + 1],
      [KEYS[2], version + 2],
    ]);
    expect(statuses(store)).toEqual(['pending', 'held', 'held']);
    expect(await store.desks.get(ID)).toMatchObject({ version: version + 2, last_key: KEYS[2] });
  });

  it('leaves turns to the assistant that has the conversation again', async () => {
    const store = await aConversation('bot');
    expect(await holdPending(store.desks, ID, NO_DESK, 5)).toEqual([]);
    expect(statuses(store)).toEqual(['pending', 'pending', 'pending']);
  });
});

describe('admission', () => {
  it.each([
    ['bot', true],
    ['waiting', false],
    ['human', false],
    ['closed', true],
  ] as const)('of a turn while the conversation is %s: runs is %s', async (state, runs) => {
    const store = await aConversation(state);
    expect(await admit(store.desks, ID, KEYS[2])).toMatchObject({ runs, desk: { state: runs ? 'bot' : state } });
  });

  it('opens an episode that begins with the oldest turn that is still answered', async () => {
    const store = await aConversation('closed');
    const { desk } = await admit(store.desks, ID, KEYS[2]);
    expect(desk).toMatchObject({ ...AT_REST, episode: 2, episode_from: KEYS[0] });
  });

  it('moves the beginning of the episode back to a turn in front of it, and no other way', async () => {
    const store = await aConversation('bot', KEYS[1]);
    expect((await admit(store.desks, ID, KEYS[2])).desk).toMatchObject({ version: 1, episode_from: KEYS[1] });
    expect((await admit(store.desks, ID, KEYS[0])).desk).toMatchObject({ version: 2, episode_from: KEYS[0] });
  });
});

describe('a hand-off', () => {
  const asked: HandOff = {
    ...{
      id: 'turn#a',
      key: KEYS[0],
      reason: 'asked_for_human' as const,
      words: null,
      network: null,
      team: 'support',
      language: 'en',
      now: 7,
    },
    ...{ risk: { score: 0, reasons: [] }, sentiment: { label: 'neutral', score: 0 } },
  };

  it.each([
    ['bot', true, 'waiting'],
    ['closed', true, 'waiting'],
    ['waiting', false, 'waiting'],
    ['human', false, 'human'],
  ] as const)('of a conversation that is %s moves: %s', async (state, moved, to) => {
    const { desks } = await aConversation(state);
    expect(await handOff(desks, endless, ID, asked)).toMatchObject({ moved, desk: { state: to } });
  });

  it('finds its own move', async () => {
    const { desks } = await aConversation('bot');
    const first = await handOff(desks, endless, ID, asked);
    expect(await handOff(desks, endless, ID, asked)).toEqual(first);
  });
});

describe('a message for a person', () => {
  const id = { ...ID, message_id: KEYS[2], key: KEYS[2], message: 'Hello?' };
  const how = { language: 'en', now: () => 9 };

  it('is counted and held', async () => {
    const store = await aConversation('waiting');
    const held = await holdMessage(store, store.desks, id, how);
    expect(held).toMatchObject({ desk: { version: 2, last_key: KEYS[2] }, turn: { status: 'held', held_at: 9 } });
  });

  it('is left to the assistant that has the conversation again', async () => {
    const store = await aConversation('closed');
    expect(await holdMessage(store, store.desks, id, how)).toMatchObject({ turn: null, desk: { state: 'bot' } });
    expect(statuses(store)).toEqual(['pending', 'pending', 'pending']);
  });
});
