import type { Post } from '../../desk/desk.ts';
import { sizeOf } from '../../text/json.ts';

/** Of the replies and notices since the turn before, in the state and in the answer to the customer's client. */
export const MAX_POSTS_BYTES = 16 * 1024;

/** The newest posts that fit together, oldest first. A person may have written hundreds; the transcript has them all. */
export const newestPosts = (
  posts: readonly Post[],
  limit: number,
  sizeOfPost: (post: Post) => number = sizeOf,
): Post[] => {
  let size = 0;
  const first = posts.findLastIndex((post) => {
    size += sizeOfPost(post);
    return size > limit;
  });
  return posts.slice(first + 1);
};
