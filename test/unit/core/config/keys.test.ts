import { expect, it } from 'vitest';
import { deriveConversationId, nextTurnKey, partitionKey } from '../../../../core/config/keys.ts';

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
