import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startClockTimer } from '../../../local/clock-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const start = (invoke: (payload: string) => Promise<string>) => {
  const said: string[] = [];
  const runs = vi.fn(invoke);
  const timer = startClockTimer({ invoke: runs }, (line) => said.push(line));
  return { runs, said, close: timer.close };
};

describe('startClockTimer', () => {
  it('runs the clock soon, then every few seconds, and never twice at once', async () => {
    let end = (_: string) => {};
    const { runs, close } = start(() => new Promise((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs.mock.calls).toEqual([['{}']]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toHaveBeenCalledTimes(1);
    end('null');
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs).toHaveBeenCalledTimes(2);
    end('null');
    await close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(runs).toHaveBeenCalledTimes(2);
  });

  it('says once that the clock fails, and once that it runs again', async () => {
    let fails = true;
    const { said, close } = start(() => (fails ? Promise.reject(new Error('no table')) : Promise.resolve('null')));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual(['The clock fails, and nothing that is due happens (no table).']);
    fails = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([expect.any(String), 'The clock runs again.']);
    await close();
  });
});
