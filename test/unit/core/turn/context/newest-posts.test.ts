import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sizeOf } from '../../../../../core/text/json.ts';
import { postsSize } from '../../../../../core/turn/context/context-window.ts';
import { newestPosts } from '../../../../../core/turn/context/newest-posts.ts';
import { MAX_MESSAGE_CHARACTERS } from '../../../../../core/turn/turn.ts';
import { aPost } from '../../../../support/values.ts';

const LIMIT = 4 * 1024;
const reply = (text: string) => aPost({ text });
const left = aPost({ kind: 'notice', author: null, text: 'Ana has left.', move: 'given_back' });

it('keeps the newest that fit, in their order', () => {
  const posts = Array.from({ length: 500 }, (_, at) => reply(`${at}`.padEnd(1000)));
  expect(newestPosts(posts, LIMIT)).toEqual(posts.slice(-3));
  expect(newestPosts(posts.slice(0, 3), LIMIT)).toEqual(posts.slice(0, 3));
});

it.each(['x', '語', '<note>'])('cuts a reply of %j that is too long by itself, also behind a notice', (piece) => {
  const long = reply(piece.repeat(MAX_MESSAGE_CHARACTERS / piece.length));
  for (const posts of [[long], [reply('First.'), long, left]]) {
    for (const size of [sizeOf, (post: typeof long) => postsSize([post]).bytes]) {
      const [cut, ...rest] = newestPosts(posts, LIMIT, size);
      expect(cut?.text).toMatch(/\[cut: \d+ more characters\]$/);
      expect(cut?.text.length).toBeGreaterThan(1000);
      expect(rest).toEqual(posts.length === 1 ? [] : [left]);
    }
  }
});

it('never takes more than its limit', () => {
  const Length = fc.integer({ min: 1, max: 8000 });
  fc.assert(
    fc.property(fc.array(Length, { maxLength: 8 }), fc.integer({ min: -10, max: 9000 }), (lengths, limit) => {
      const kept = newestPosts([...lengths.map((length) => reply('語'.repeat(length))), left], limit);
      expect(kept.reduce((sum, post) => sum + sizeOf(post), 0)).toBeLessThanOrEqual(Math.max(limit, 0));
    }),
  );
});
