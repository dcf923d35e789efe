import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inParallel } from '../../../core/in-parallel.ts';

it('runs three at a time, and returns the results in order', async () => {
  let running = 0;
  let most = 0;
  const results = await inParallel(3, [9, 1, 5, 1, 7, 1, 1], async (ms) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(ms);
    running -= 1;
    return ms;
  });
  expect(results).toEqual([9, 1, 5, 1, 7, 1, 1]);
  expect(most).toBe(3);
  expect(await inParallel(3, [], async () => 1)).toEqual([]);
});
