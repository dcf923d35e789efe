import { errorName } from '../../core/errors/error-name.ts';

/** What of a failure may be logged: the code or the name of what lies deepest, never a message, in which a server may say anything. */
export const failureLabel = (error: unknown): string => {
  let deepest = error;
  while (deepest instanceof Error && deepest.cause instanceof Error) deepest = deepest.cause;
  const code = deepest instanceof Error && 'code' in deepest ? deepest.code : null;
  return typeof code === 'string' ? code : errorName(deepest);
};
