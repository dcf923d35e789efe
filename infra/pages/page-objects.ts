/** The object of each page in the bucket. The upload sets its content type by the extension. */
export const PAGE_OBJECTS = {
  '/': '/home.html',
  '/chat': '/chat.html',
  '/console': '/console.html',
} as const;

/** Files with fixed names that are not pages: the script that shops load, and the configuration that the deployment writes. */
export const FIXED_FILES = ['/widget.js', '/config.json'] as const;

/** Files with a hash of their contents in the name. */
export const HASHED_FILES = '/assets/*';
