import { describe, expect, it } from 'vitest';
import { ago, clock, date, day, minutesInWords } from '../../../../../web/console/shell/times.ts';

const NOW = new Date(2026, 10, 26, 14, 2).getTime();

describe('times', () => {
  it('are those of the reader', () => {
    expect(clock(NOW)).toBe('14:02');
    expect(day(NOW)).toBe('Thursday 26 November');
  });

  it('name the year of another one only', () => {
    expect(date(new Date(2026, 2, 1).getTime(), NOW)).toBe('1 Mar');
    expect(date(new Date(2025, 2, 1).getTime(), NOW)).toBe('1 Mar 2025');
  });

  it('are clock times today, and dates before', () => {
    expect(ago(new Date(2026, 10, 26, 9, 5).toISOString(), NOW)).toBe('09:05');
    expect(ago(new Date(2026, 10, 25, 9, 5).toISOString(), NOW)).toBe('25 Nov');
  });

  it.each([
    [0, '0 min'],
    [34, '34 min'],
    [60, '1 h'],
    [125, '2 h 5 min'],
  ])('%i minutes: %s', (minutes, words) => {
    expect(minutesInWords(minutes)).toBe(words);
  });
});
