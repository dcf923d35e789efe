import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversationList } from '../../../../adapters/dynamodb/conversation-list.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoCursorKey } from '../../../../adapters/dynamodb/cursor-key.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { aCompletionInput } from '../../../support/values.ts';
import { DAY_MS, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile(Date.parse('2026-11-23T23:59:00Z'));
const { clock } = stored;
let client: DynamoDBDocumentClient;
beforeAll(() => {
  client = stored.client();
});

describe('the daily quota', () => {
  const allow = (turns: number, tokens: number) => dynamoDailyQuota(client, table, { turns, tokens }, clock);

  it('ends with its turns, counts no further turn, and resets on the next day', async () => {
    const quota = allow(2, 1000);
    expect([await quota.take('ada', clock.now()), await quota.take('ada', clock.now())]).toEqual([true, true]);
    expect([await quota.take('ada', clock.now()), await quota.take('bob', clock.now())]).toEqual([false, true]);
    expect(await allow(3, 1000).take('ada', clock.now())).toBe(true);
    stored.pass(60_000);
    expect(await quota.take('ada', clock.now())).toBe(true);
  });

  it('gives a count back on the day on which it was taken', async () => {
    const [quota, before] = [allow(1, 1000), clock.now()];
    expect(await quota.take('gwen', before)).toBe(true);
    stored.pass(DAY_MS);
    await quota.giveBack('gwen', before);
    expect([await quota.take('gwen', before), await quota.take('gwen', before)]).toEqual([true, false]);
    expect([await quota.take('gwen', clock.now()), await quota.take('gwen', clock.now())]).toEqual([true, false]);
  });

  it('ends with its tokens', async () => {
    const quota = allow(100, 1000);
    await quota.spend('cleo', 999);
    expect(await quota.take('cleo', clock.now())).toBe(true);
    await quota.spend('cleo', 1);
    expect(await quota.take('cleo', clock.now())).toBe(false);
  });

  it('ends for messages that people answer with its turns, not with its tokens', async () => {
    const quota = allow(2, 1000);
    await quota.spend('hana', 1000);
    const takes = () => quota.take('hana', clock.now(), 'held');
    expect([await takes(), await quota.take('hana', clock.now()), await takes(), await takes()]).toEqual([
      ...[true, false, true, false],
    ]);
  });

  it('allows five of twenty concurrent turns', async () => {
    const quota = allow(5, 1000);
    const taken = await Promise.all(Array.from({ length: 20 }, () => quota.take('dora', clock.now())));
    expect(taken.filter(Boolean)).toHaveLength(5);
  });

  it('is stored outside the partitions of conversations, and expires a day after its own', async () => {
    const counters = (await stored.all()).filter(({ sk }) => String(sk).startsWith('DAY#'));
    expect(counters.length).toBeGreaterThan(3);
    for (const { pk, sk, expires_at } of counters) {
      expect(pk).toMatch(/^#QUOTA#\w+$/);
      expect(Number(expires_at) * 1000).toBe(Date.parse(String(sk).slice(4)) + 2 * DAY_MS);
    }
  });
});

describe("a customer's list", () => {
  const list = () => dynamoConversationList(client, table, clock);
  const talk = async (customer: string, conversation: string, at: number) => {
    const accepted = { key: `${at}-a`, message_id: 'm', message: `About ${conversation}`, started_at: at };
    const turn = completeTurn(aCompletionInput({ turn: accepted, customer, now: at + 5 }));
    const store = dynamoConversations(client, { table, retentionDays: 1, clock });
    await store.noteLastTurn({ customer, conversation }, turn, null);
  };

  it("has the customer's own conversations in pages, newest first", async () => {
    for (let n = 1; n <= 5; n++) await talk('eve', `c-${n}`, clock.now() + n);
    await talk('eve#c', 'c-9', clock.now() + 9);
    const first = await list().page('eve', 3, null);
    expect(first.conversations.map(({ conversation }) => conversation)).toEqual(['c-5', 'c-4', 'c-3']);
    expect(first.conversations[0]).toMatchObject({ title: 'About c-5', updated_at: clock.now() + 10 });
    expect(first.more).toBe(true);
    const second = await list().page('eve', 3, first.conversations[2]?.last_key ?? null);
    expect(second.conversations.map(({ conversation }) => conversation)).toEqual(['c-2', 'c-1']);
    expect(second.more).toBe(false);
  });

  it('omits an expired conversation, and lists it again after a new turn', async () => {
    await talk('finn', 'c-1', clock.now());
    stored.pass(2 * DAY_MS);
    expect(await list().page('finn', 3, null)).toEqual({ conversations: [], more: false });
    await talk('finn', 'c-1', clock.now());
    expect((await list().page('finn', 3, null)).conversations).toHaveLength(1);
  });
});

describe('the cursor key', () => {
  it('is the same for five instances that need it at once', async () => {
    const instances = Array.from({ length: 5 }, () => dynamoCursorKey(client, table));
    const keys = await Promise.all(instances.map((readKey) => readKey()));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
    expect(await instances[0]?.()).toEqual(keys[0]);
  });
});
