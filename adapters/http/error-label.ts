import { errorName } from '../../core/errors/error-name.ts';

/** The HTTP status, code or name of an error's deepest cause, for logs. Messages are not logged, because a server may have written them. */
export const failureLabel = (error: unknown): string => {
  let deepest = error;
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause;
  const { status } = Object(deepest) as { readonly status?: unknown };
  if (typeof status === 'number') return `HTTP ${status}`;
  const code = deepest instanceof Error && 'code' in deepest ? deepest.code : null;
  return typeof code === 'string' ? code : errorName(deepest);
};
