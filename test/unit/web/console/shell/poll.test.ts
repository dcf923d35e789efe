import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { poll } from '../../../../../web/console/shell/poll.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('poll', () => {
  it('runs at once, and again the given time after each end', async () => {
    const task = vi.fn(async () => {});
    const polling = poll(task, () => 5000);
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(4999);
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
    polling.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(task).toHaveBeenCalledTimes(2);
  });

  it('runs once more when it is asked while it runs, and never twice at a time', async () => {
    const ends: (() => void)[] = [];
    const task = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    const polling = poll(task, () => 5000);
    const both = Promise.all([polling.now(), polling.now()]);
    expect(task).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(2);
    ends[1]?.();
    await both;
    await vi.advanceTimersByTimeAsync(0);
    expect(task).toHaveBeenCalledTimes(2);
    polling.stop();
  });

  it('begins the time anew when it is asked between two runs', async () => {
    const task = vi.fn(async () => {});
    const polling = poll(task, () => 5000);
    await vi.advanceTimersByTimeAsync(3000);
    await polling.now();
    await vi.advanceTimersByTimeAsync(3000);
    expect(task).toHaveBeenCalledTimes(2);
    polling.stop();
  });
});
