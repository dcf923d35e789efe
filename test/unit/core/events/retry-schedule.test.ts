import { describe, expect, it } from 'vitest';
import { nextTry, readRetryAfter } from '../../../../core/events/retry-schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const middle = () => 0.5;

describe('a delivery that failed', () => {
  it('is tried nine times in three days', () => {
    const waits = Array.from({ length: 9 }, (_, at) => nextTry(at + 1, 0, null, middle));
    expect(waits).toEqual([5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR), null]);
  });

  it('is tried nine times more after it was sent again', () => {
    expect([10, 17, 18].map((tries) => nextTry(tries, 0, null, middle))).toEqual([5 * MINUTE, 24 * HOUR, null]);
  });

  it('waits up to a tenth less or more', () => {
    expect(nextTry(2, NOW, null, () => 0)).toBe(NOW + 27 * MINUTE);
    expect(nextTry(2, NOW, null, () => 1)).toBe(NOW + 33 * MINUTE);
  });

  it('waits for as long as the receiver asks, if that is longer, and a day at most', () => {
    expect(nextTry(1, NOW, 20 * MINUTE, middle)).toBe(NOW + 20 * MINUTE);
    expect(nextTry(1, NOW, 1000, middle)).toBe(NOW + 5 * MINUTE);
    expect(nextTry(1, NOW, 400 * HOUR, middle)).toBe(NOW + 24 * HOUR);
    expect(nextTry(9, NOW, HOUR, middle)).toBeNull();
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 09:10:00 GMT', 10 * MINUTE],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['Mon, 99 Nov 2026 08:00:00 GMT', null],
    ['tomorrow', null],
    ['2026', 2_026_000],
    ['-5', null],
    ['1.5', null],
    ['2026-11-23T09:10:00Z', null],
    ['', null],
    [undefined, null],
  ])('%j is %j ms', (header, ms) => {
    expect(readRetryAfter(header, NOW)).toBe(ms);
  });
});
