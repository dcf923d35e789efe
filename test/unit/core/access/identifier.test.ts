import { expect, it } from 'vitest';
import { Identifier } from '../../../../core/access/identifier.ts';

it.each(['a\nb', 'a\u0085b', 'a\u001b[2J', 'a\u2028b', 'a\u2029b', '', 'x'.repeat(129), '\ud83d'])(
  'refuses %j',
  (id) => {
    expect(Identifier.safeParse(id).success).toBe(false);
  },
);

it.each(['c-1', 'ada lovelace', '会話', 'a#b/c'])('accepts %j', (id) => {
  expect(Identifier.safeParse(id).success).toBe(true);
});
