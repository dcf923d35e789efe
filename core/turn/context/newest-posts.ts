import type { Post } from '../../desk/desk.ts';
import { sizeOf } from '../../text/json.ts';
import { cutText } from '../../text/truncate.ts';

/** Bytes of a reply below which it is not worth cutting. */
const MIN_BYTES = 200;

/**
 * The newest posts that fit together, oldest first. A person may have written hundreds; the transcript has them all. A reply that is too long by
 * itself is cut: what a person wrote last is never left out without a word.
 */
export const newestPosts = (
  posts: readonly Post[],
  limit: number,
  sizeOfPost: (post: Post) => number = sizeOf,
): Post[] => {
  let size = 0;
  let room = limit;
  const first = posts.findLastIndex((post) => {
    room = limit - size;
    size += sizeOfPost(post);
    return size > limit;
  });
  const kept = posts.slice(first + 1);
  const tooLong = posts[first];
  if (!tooLong || kept.some(({ kind }) => kind === 'reply')) return kept;
  for (let bytes = sizeOf(tooLong.text); bytes > MIN_BYTES; bytes = Math.floor(bytes * 0.8)) {
    const cut = { ...tooLong, text: cutText(tooLong.text, bytes) };
    if (sizeOfPost(cut) <= room) return [cut, ...kept];
  }
  return kept;
};
