import type { Post } from '../../desk/desk.ts';
import { sizeOf } from '../../text/json.ts';

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
