import { expect, it } from 'vitest';
import { deriveConversationId, nextTurnKey, partitionKey } from '../../../../core/turn/keys.ts';

it('gives no two pairs of ids one partition', () => {
  const ids = ['a', 'a#b', 'a%23b', 'b', '#', '%', 'a/b', ''];
  const keys = ids.flatMap((customer) => ids.map((conversation) => partitionKey({ customer, conversation })));
  expect(new Set(keys).size).toBe(keys.length);
});

it('derives the same conversation for the same message, and another for another customer', () => {
  expect(deriveConversationId('ada', 'm1')).toBe(deriveConversationId('ada', 'm1'));
  expect(deriveConversationId('ada', 'm1')).not.toBe(deriveConversationId('bob', 'm1'));
});

it('orders a turn behind the newest one that was read, whatever the clock says', () => {
  const newest = '1700000000500-ff';
  expect(nextTurnKey(1_700_000_000_000, newest, 'a1')).toBe('1700000000501-a1');
  expect(nextTurnKey(1_700_000_009_000, newest, 'a1')).toBe('1700000009000-a1');
});
