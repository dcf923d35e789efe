import { describe, expect, it } from 'vitest';
import { failureAlert, reasonOf } from '../../../../../web/console/case/failure-words.ts';
import { CallError } from '../../../../../web/shared/rpc.ts';
import { BUSY, OFFLINE } from '../a-case.ts';

describe('failureAlert', () => {
  it('says that repeating an act is safe when its outcome is not known', () => {
    expect(failureAlert('close', BUSY)).toEqual({
      tone: 'waiting',
      title: 'It is not known whether this was closed.',
      text: 'The desk is busy. Repeating is safe: nothing is done twice.',
      step: { label: 'Try again', does: 'retry' },
    });
  });

  it('offers no repeat of an act that was refused', () => {
    const refused = new CallError('FORBIDDEN', 'team: you work for support only.');
    expect(failureAlert('transfer', refused)).toMatchObject({
      title: 'Nothing was transferred.',
      text: 'team: you work for support only.',
      step: null,
    });
  });
});

describe('reasonOf', () => {
  it.each([
    [OFFLINE, 'There is no connection.'],
    [new CallError('HTTP_503', 'The server answered 503.'), 'The server answered 503.'],
  ])('%s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
