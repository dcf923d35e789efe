import type { CallError } from '../shared/rpc.ts';
import type { Words } from './words/en.ts';
import { fill } from './words.ts';

/** Why a message was not answered, and whether it may have arrived. `clock` shows a time. */
export const messageProblem = (
  { code, retryable, details }: CallError,
  words: Words,
  clock: (iso: string) => string,
): string => {
  if (code === 'QUOTA') return fill(words.quota, { time: clock(String(details.resets_at)) });
  if (code === 'TOO_LARGE' || code === 'HTTP_413') return words.too_large;
  if (code === 'FORBIDDEN' || code === 'HTTP_403') return words.forbidden;
  if (!retryable) return words.failed;
  return `${code === 'OFFLINE' ? words.lost : words.busy} ${words.maybe}`;
};

/** Why an act, such as asking for a person, was not carried out. */
export const actProblem = ({ code, retryable }: CallError, words: Words): string => {
  if (code === 'QUOTA') return words.act_quota;
  if (code === 'CONFLICT') return words.act_conflict;
  if (!retryable) return words.act_failed;
  return `${words.act_failed} ${code === 'OFFLINE' ? words.lost : words.busy}`;
};
