import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../../../../web/shared/rpc.ts';
import { once, patiently, pauses } from '../../../../web/widget/patience.ts';

const failing = (...errors: CallError[]) => {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
    return 'answer';
  };
};
const busy = (retry_after_ms: number, code = 'BUSY') => new CallError(code, '', { retryable: true, retry_after_ms });

describe('patiently', () => {
  const waits = (): { readonly waited: number[]; wait(ms: number): Promise<void> } => {
    const waited: number[] = [];
    return { waited, wait: async (ms) => void waited.push(ms) };
  };

  it('waits as long as the server asks, and ever longer where it asks for less', async () => {
    const { waited, wait } = waits();
    await expect(patiently(failing(busy(7000), busy(0), busy(0), busy(99_000)), wait)).resolves.toBe('answer');
    expect(waited).toEqual([7000, 2000, 4000, 15_000]);
  });

  it('gives up after five tries', async () => {
    const { waited, wait } = waits();
    await expect(patiently(failing(...Array(9).fill(busy(0))), wait)).rejects.toMatchObject({ code: 'BUSY' });
    expect(waited).toHaveLength(4);
  });

  it('stays as long as a turn is in progress, at the pace of the server', async () => {
    const { waited, wait } = waits();
    await patiently(failing(...Array(40).fill(busy(2000, 'IN_PROGRESS'))), wait);
    expect(waited).toEqual(Array(40).fill(2000));
  });

  it('does not repeat what no repeat mends', async () => {
    const { waited, wait } = waits();
    await expect(patiently(failing(new CallError('TOO_LARGE', '')), wait)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(patiently(() => Promise.reject(new TypeError('x')), wait)).rejects.toMatchObject({
      code: 'UNEXPECTED',
    });
    expect(waited).toEqual([]);
  });
});

describe('pauses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('end by time, or when they are woken', async () => {
    const { wait, wake } = pauses(() => false);
    const ended: string[] = [];
    void wait(1000).then(() => ended.push('time'));
    void wait(60_000).then(() => ended.push('woken'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(ended).toEqual(['time']);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual(['time', 'woken']);
  });

  it('only end when they are woken while there is no connection', async () => {
    const { wait, wake } = pauses(() => true);
    const ended = vi.fn();
    void wait(1000).then(ended);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(ended).not.toHaveBeenCalled();
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toHaveBeenCalledOnce();
  });
});

it('once remembers a success, and tries again after a failure', async () => {
  const work = vi.fn(failing(busy(0)));
  const get = once(work);
  await expect(get()).rejects.toThrow();
  await expect(Promise.all([get(), get()])).resolves.toEqual(['answer', 'answer']);
  expect(work).toHaveBeenCalledTimes(2);
});
