import { expect, it } from 'vitest';
import { CallError } from '../../../../web/shared/rpc.ts';
import { actProblem, messageProblem } from '../../../../web/widget/problem.ts';
import { en } from '../../../../web/widget/words/en.ts';

const retryable = (code: string) => new CallError(code, '', { retryable: true });

it.each([
  [
    new CallError('OFFLINE', ''),
    'There is no connection. Your message may have arrived. You can safely send it again.',
  ],
  [retryable('TIMEOUT'), 'The service is busy. Your message may have arrived. You can safely send it again.'],
  [
    new CallError('QUOTA', '', { resets_at: '2026-11-27T00:00:00Z' }),
    'Not sent: the message limit is reached. Try again after <2026-11-27T00:00:00Z>.',
  ],
  [new CallError('TOO_LARGE', ''), 'Not sent: the message is too long.'],
  [new CallError('HTTP_403', ''), 'Not sent: the chat is not allowed here.'],
  [new CallError('UNEXPECTED', ''), 'Not sent: something went wrong.'],
])('says what happened to a message: %s', (error, text) => {
  expect(messageProblem(error, en, (iso) => `<${iso}>`)).toBe(text);
});

it.each([
  [new CallError('OFFLINE', ''), 'That did not work. There is no connection.'],
  [retryable('BUSY'), 'That did not work. The service is busy.'],
  [new CallError('QUOTA', ''), 'You have asked too often. Your earlier request still counts.'],
  [new CallError('CONFLICT', ''), 'The conversation has changed in the meantime.'],
  [new CallError('INVALID', ''), 'That did not work.'],
])('says why an act failed: %s', (error, text) => {
  expect(actProblem(error, en)).toBe(text);
});
