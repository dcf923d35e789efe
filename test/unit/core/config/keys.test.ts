import { expect, it } from 'vitest';
import { Identifier } from '../../../../core/access/identifier.ts';
import {
  actionKey,
  auditKey,
  dailyQuotaKey,
  deriveConversationId,
  hashOf,
  jobKey,
  jobKeys,
  nextTurnKey,
  partitionKey,
  SECRETS_KEY,
  targetOf,
  visitorBudgetKey,
} from '../../../../core/config/keys.ts';

it('gives every pair of ids its own partition', () => {
  const ids = ['a', 'a#b', 'a%23b', 'b', '#', '%', 'a/b', ''];
  const keys = ids.flatMap((customer) => ids.map((conversation) => partitionKey({ customer, conversation })));
  expect(new Set(keys).size).toBe(keys.length);
});

it('derives one conversation for a repeated message, and another one for another customer', () => {
  expect(deriveConversationId('ada', 'm1')).toBe(deriveConversationId('ada', 'm1'));
  expect(deriveConversationId('ada', 'm1')).not.toBe(deriveConversationId('bob', 'm1'));
});

it('orders a turn after the newest stored one, whatever the clock says', () => {
  const newest = '1700000000500-ff';
  expect(nextTurnKey(1_700_000_000_000, newest, 'a1')).toBe('1700000000501-a1');
  expect(nextTurnKey(1_700_000_009_000, newest, 'a1')).toBe('1700000009000-a1');
});

it('gives every actor and every day a partition that is no conversation, customer or secret', () => {
  const ids = ['a', 'a:b', '#', 'ACTION#a', '#QUOTA#a', '2026-11-23', ''];
  const keys = ids.flatMap((id) => [
    ...[actionKey(`staff:${id}`), actionKey(`customer:${id}`), auditKey(id), dailyQuotaKey(id), visitorBudgetKey(id)],
    ...ids.map((conversation) => partitionKey({ customer: id, conversation })),
  ]);
  expect(new Set([...keys, SECRETS_KEY, visitorBudgetKey(null)]).size).toBe(keys.length + 2);
});

it('tells any two lists of ids apart', () => {
  const lists = [['ab'], ['a', 'b'], ['a', 'b', ''], ['', 'ab'], ['a,b'], ['a","b']];
  expect(new Set(lists.map((ids) => hashOf(...ids))).size).toBe(lists.length);
});

it('has room for the longest ids: 2,048 bytes in a partition key, 1,024 in a sort key', () => {
  for (const longest of ['x'.repeat(128), 'é'.repeat(128), '語'.repeat(111), '😀'.repeat(64)]) {
    const id = Identifier.parse(longest);
    const partitions = [
      partitionKey({ customer: id, conversation: id }),
      actionKey(`customer:${id}`),
      dailyQuotaKey(id),
    ];
    for (const key of partitions) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(2048);
    for (const key of [`TURN#${id}`, `POST#${hashOf(id, id)}`])
      expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
  }
});

it('spreads the deliveries of an endpoint over several partitions, and keeps other jobs in one', () => {
  const used = new Set(Array.from({ length: 200 }, (_, n) => jobKey('webhook#crm', `e${n}`)));
  expect([...used].toSorted()).toEqual(jobKeys('webhook#crm'));
  expect(used.size).toBe(8);
  expect(jobKeys('summary#ada#c1')).toEqual([jobKey('summary#ada#c1', 'any')]);
  expect([...used].map(targetOf)).toEqual(Array(8).fill('webhook#crm'));
  expect(targetOf(jobKey('summary#ada#c1', 'any'))).toBe('summary#ada#c1');
  expect(targetOf(partitionKey({ customer: 'ada', conversation: 'c1' }))).toBeNull();
});
