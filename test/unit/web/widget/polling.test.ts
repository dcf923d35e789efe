import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextDelay, polling } from '../../../../web/widget/polling.ts';

it('polls soon after news, at most 4 s later for a minute, and ever later without, up to 15 s', () => {
  expect(nextDelay(15_000, 0)).toBe(2000);
  const after = (quietMs: number) => {
    const delays = [2000];
    for (let at = 0; at < 6; at++) delays.push(nextDelay(delays.at(-1) ?? 0, quietMs));
    return delays;
  };
  expect(after(59_999)).toEqual([2000, 3000, 4000, 4000, 4000, 4000, 4000]);
  expect(after(60_000)).toEqual([2000, 3000, 4500, 6750, 10_125, 15_000, 15_000]);
});

describe('polling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks while it is on only, also after a failure', async () => {
    const poll = vi.fn(async () => true);
    const polls = polling(poll);
    polls.nudge();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(poll).not.toHaveBeenCalled();
    polls.run(true);
    poll.mockRejectedValueOnce(new Error('offline'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(poll).toHaveBeenCalledTimes(2);
    polls.run(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(poll).toHaveBeenCalledTimes(2);
  });

  it('asks often in the minute after news', async () => {
    const poll = vi.fn(async () => false);
    const polls = polling(poll);
    polls.run(true);
    await vi.advanceTimersByTimeAsync(60_000);
    poll.mockResolvedValueOnce(true);
    await vi.advanceTimersByTimeAsync(15_000);
    poll.mockClear();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(poll.mock.calls.length).toBeGreaterThanOrEqual(9);
    await vi.advanceTimersByTimeAsync(60_000);
    poll.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(poll).toHaveBeenCalledTimes(4);
    polls.run(false);
  });

  it('asks at once when it is nudged, and never twice at a time', async () => {
    let answer = (_: boolean) => {};
    const poll = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
    const polls = polling(poll);
    polls.run(true);
    polls.nudge();
    polls.nudge();
    expect(poll).toHaveBeenCalledTimes(1);
    answer(false);
    await vi.advanceTimersByTimeAsync(3000);
    expect(poll).toHaveBeenCalledTimes(2);
  });
});
