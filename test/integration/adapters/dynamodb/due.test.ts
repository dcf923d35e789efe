import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoDueIndex } from '../../../../adapters/dynamodb/due-index.ts';
import { dynamoSchedule } from '../../../../adapters/dynamodb/schedule.ts';
import { type ConversationId, partitionKey } from '../../../../core/config/keys.ts';
import type { Desk } from '../../../../core/desk/desk.ts';
import type { Desks, Move } from '../../../../core/desk/desks.ts';
import { IDLE_MS } from '../../../../core/desk/due.ts';
import type { Due, DueIndex } from '../../../../core/events/job.ts';
import type { Schedule } from '../../../../core/events/schedule.ts';
import type { Conversations } from '../../../../core/turn/conversations.ts';
import { DAY_MS, table, tableOfFile } from './dynamo.ts';
import { key, of, turnsAt } from './turns.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
const { pending, completed } = turnsAt(clock);
let store: Conversations;
let desks: Desks;
let index: DueIndex;
let schedule: Schedule;
beforeAll(() => {
  const options = { table, retentionDays: 1, clock };
  store = dynamoConversations(stored.client(), options);
  desks = dynamoDesks(stored.client(), options);
  index = dynamoDueIndex(stored.client(), table);
  schedule = dynamoSchedule(stored.client(), table, clock);
});

/** When each item of a conversation is due, in milliseconds from now. */
const dueOf = async (id: ConversationId) => {
  const all = (await Array.fromAsync(index.due(clock.now() + 3 * DAY_MS))).flat();
  const its = all.filter(({ pk }) => pk === partitionKey(id));
  return Object.fromEntries(its.map(({ sk, due_at }) => [sk, due_at - clock.now()]));
};
const move = (from: Desk['state'], to: Desk['state'], over: Partial<Move> = {}): Move => ({
  ...{ id: `${from}-${to}`, key: key(5), from, version: null, to, set: {} },
  ...over,
});

it('begins with another shard each minute, so that none waits behind the others for ever', async () => {
  const ids = Array.from({ length: 24 }, () => newId());
  for (const id of ids) await desks.move(id, move('bot', 'waiting'));
  const firsts = new Set<string | undefined>();
  for (let minute = 0; minute < 8; minute++) {
    const all = (await Array.fromAsync(index.due(clock.now() + minute * 60_000))).flat();
    expect(all).toHaveLength(ids.length);
    firsts.add(all[0]?.pk);
  }
  expect(firsts.size).toBeGreaterThan(4);
});

describe('a pending turn', () => {
  it('is due a minute after its lease, whoever has it, and after its release', async () => {
    const id = newId();
    const turn = pending(1);
    await store.putTurn(id, turn);
    expect(await dueOf(id)).toEqual({ 'TURN#m-1': 61_000 });
    await store.takeOver(id, turn, 'other', clock.now() + 5000);
    expect(await dueOf(id)).toEqual({ 'TURN#m-1': 65_000 });
    stored.pass(500);
    await store.release(of(id, 1), 'other');
    expect(await dueOf(id)).toEqual({ 'TURN#m-1': 60_000 });
  });

  it('is due again when its message is repeated after the clock has left it', async () => {
    const id = newId();
    const turn = pending(1);
    await store.putTurn(id, turn);
    const due_at = clock.now() + 61_000;
    expect(await schedule.reschedule({ pk: partitionKey(id), sk: 'TURN#m-1', due_at }, null)).toBe(true);
    expect(await dueOf(id)).toEqual({});
    await store.takeOver(id, turn, 'other', clock.now() + 5000);
    expect(await dueOf(id)).toEqual({ 'TURN#m-1': 65_000 });
  });

  it.each([
    ['answered', (id: ConversationId) => store.complete(id, completed(1), 'me')],
    ['failed', (id: ConversationId) => store.complete(id, completed(1, true), 'me')],
    ['held', (id: ConversationId) => desks.holdTurn(of(id, 1), clock.now(), 1)],
  ])('is not due when it is %s', async (_, end) => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await end(id)).toBeTruthy();
    expect(await dueOf(id)).toEqual({});
    expect(await stored.item(partitionKey(id), 'TURN#m-1')).not.toHaveProperty('due_at');
  });
});

describe('a conversation', () => {
  it('is due after a day from its first turn on, and later turns write nothing to the index', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(1), null);
    stored.pass(60_000);
    await store.noteLastTurn(id, completed(2), null);
    expect(await dueOf(id)).toEqual({ '~CONVERSATION': IDLE_MS - 60_000 });
  });

  it('is due at once where people have it, after a day where the assistant has, and not when it is closed', async () => {
    const id = newId();
    const dueWhen = async (next: Move) => {
      expect(await desks.move(id, next)).not.toBeNull();
      return dueOf(id);
    };
    expect(await dueWhen(move('bot', 'waiting'))).toEqual({ '~CONVERSATION': 0 });
    stored.pass(1000);
    expect(await dueWhen(move('waiting', 'human'))).toEqual({ '~CONVERSATION': 0 });
    expect(await dueWhen(move('human', 'bot'))).toEqual({ '~CONVERSATION': IDLE_MS });
    expect(await dueWhen(move('bot', 'closed'))).toEqual({});
    expect(await stored.desk(id)).not.toHaveProperty('due_at');
    expect(await dueWhen(move('closed', 'bot'))).toEqual({ '~CONVERSATION': IDLE_MS });
    expect(await dueWhen(move('bot', 'closed', { due_at: clock.now() }))).toEqual({ '~CONVERSATION': 0 });
  });

  it('is due at another time only if it is due as it was seen, and keeps its expiry', async () => {
    const id = newId();
    await desks.move(id, move('bot', 'waiting'));
    const seen: Due = { pk: partitionKey(id), sk: '~CONVERSATION', due_at: clock.now() };
    const expiry = (await stored.desk(id))?.expires_at;
    stored.pass(10_000);
    expect(await schedule.reschedule({ ...seen, due_at: seen.due_at - 1 }, 0)).toBe(false);
    expect(await schedule.reschedule(seen, clock.now() + 5)).toBe(true);
    expect(await dueOf(id)).toEqual({ '~CONVERSATION': 5 });
    expect(await schedule.reschedule(seen, null)).toBe(false);
    expect(await schedule.reschedule({ ...seen, due_at: clock.now() + 5 }, null)).toBe(true);
    expect(await dueOf(id)).toEqual({});
    expect((await stored.desk(id))?.expires_at).toBe(expiry);
    expect(await schedule.reschedule({ ...seen, pk: partitionKey(newId()) }, null)).toBe(false);
  });
});
