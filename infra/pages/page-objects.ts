/** The object of each page in the bucket, whose name tells its type. */
export const PAGE_OBJECTS = {
  '/': '/home.html',
  '/chat': '/chat.html',
  '/console': '/console.html',
} as const;

/** Files under a fixed name that are no pages: what shops name in their own, and what the deployment writes. */
export const FIXED_FILES = ['/widget.js', '/config.json'] as const;

/** Files with a hash of their contents in the name. */
export const HASHED_FILES = '/assets/*';
