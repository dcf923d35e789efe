import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { businessMinutes, isOpen, nextOpening } from '../../../../core/desk/hours.ts';
import type { Hours } from '../../../../core/playbook/playbook.ts';

const WORKDAY = ['09:00-12:30', '13:30-18:00'];
const BERLIN: Hours = {
  timezone: 'Europe/Berlin',
  week: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: ['09:00-15:00'], sat: [], sun: [] },
  holidays: ['2026-12-25'],
};
const at = (iso: string) => Date.parse(iso);
const iso = (epoch: number | null) => (epoch === null ? null : new Date(epoch).toISOString());

/** Open around the clock changes of 2026: 29 March, 2:00 → 3:00, and 25 October, 3:00 → 2:00. */
const EVERY_DAY: Hours = {
  timezone: 'Europe/Berlin',
  week: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]),
  ) as Hours['week'],
  holidays: [],
};

describe('isOpen', () => {
  it.each([
    ['2026-11-26T08:00:00Z', true, 'Thursday 9:00, the first minute'],
    ['2026-11-26T07:59:59Z', false, 'a second before'],
    ['2026-11-26T11:30:00Z', false, 'the lunch break begins'],
    ['2026-11-26T12:30:00Z', true, 'the lunch break is over'],
    ['2026-11-26T17:00:00Z', false, 'closing time'],
    ['2026-11-28T10:00:00Z', false, 'Saturday'],
    ['2026-12-25T10:00:00Z', false, 'a holiday'],
    ['2026-07-02T07:00:00Z', true, 'summer: 9:00 is 7:00 UTC'],
  ])('%s: %s, %s', (now, open) => {
    expect(isOpen(BERLIN, at(now))).toBe(open);
  });

  it('is always true without hours', () => {
    expect(isOpen(null, 0)).toBe(true);
    expect(nextOpening(null, 0)).toBeNull();
  });
});

describe('nextOpening', () => {
  it.each([
    ['2026-11-27T14:00:00Z', '2026-11-30T08:00:00.000Z', 'Friday evening: Monday'],
    ['2026-11-26T11:45:00Z', '2026-11-26T12:30:00.000Z', 'the lunch break: the same day'],
    ['2026-12-24T20:00:00Z', '2026-12-28T08:00:00.000Z', 'over a holiday and a weekend'],
    ['2026-03-27T20:00:00Z', '2026-03-30T07:00:00.000Z', 'over the start of summer time'],
    ['2026-10-23T20:00:00Z', '2026-10-26T08:00:00.000Z', 'over its end'],
  ])('from %s: %s, %s', (now, back) => {
    expect(iso(nextOpening(BERLIN, at(now)))).toBe(back);
  });

  it('is null when there are no hours at all', () => {
    const week = Object.fromEntries(Object.keys(BERLIN.week).map((day) => [day, []])) as unknown as Hours['week'];
    expect(nextOpening({ ...BERLIN, week }, at('2026-11-26T08:00:00Z'))).toBeNull();
    expect(isOpen({ ...BERLIN, week }, at('2026-11-26T08:00:00Z'))).toBe(false);
  });

  it('finds a day that begins in a skipped hour, behind the gap', () => {
    const hours: Hours = { ...EVERY_DAY, week: { ...BERLIN.week, sun: ['02:30-04:00'] } };
    expect(iso(nextOpening(hours, at('2026-03-28T20:00:00Z')))).toBe('2026-03-29T01:30:00.000Z');
  });

  it('takes the first of a repeated hour', () => {
    const hours: Hours = { ...EVERY_DAY, week: { ...BERLIN.week, sun: ['02:30-04:00'] } };
    expect(iso(nextOpening(hours, at('2026-10-24T20:00:00Z')))).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('businessMinutes', () => {
  it('counts only open minutes, over days, breaks and holidays', () => {
    expect(businessMinutes(BERLIN, at('2026-11-26T10:30:00Z'), at('2026-11-26T13:30:00Z'))).toBe(120);
    expect(businessMinutes(BERLIN, at('2026-11-27T13:00:00Z'), at('2026-11-30T09:00:00Z'))).toBe(120);
    expect(businessMinutes(BERLIN, at('2026-12-25T00:00:00Z'), at('2026-12-25T22:00:00Z'))).toBe(0);
    expect(businessMinutes(null, 0, 90_000)).toBe(1.5);
  });

  it('reads the wall clock once a day, for however many conversations wait', () => {
    const clock = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const wait = (hours: Hours, waiting: number) => {
      const now = at('2026-11-27T13:00:00Z');
      const before = clock.mock.calls.length;
      for (let n = 0; n < waiting; n++) businessMinutes(hours, now - 90 * 86_400_000 - n * 1000, now);
      return clock.mock.calls.length - before;
    };
    const [one, fifty] = [wait({ ...BERLIN }, 1), wait({ ...BERLIN }, 50)];
    clock.mockRestore();
    expect(one).toBeGreaterThan(90);
    expect(fifty).toBeLessThan(one + 50 * 5);
  });

  it('counts 23 and 25 hours on the days on which the clocks change', () => {
    const local = (from: string, to: string) => businessMinutes(EVERY_DAY, at(from), at(to)) / 60;
    expect(local('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(local('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
  });

  it('agrees with counting minute by minute, in every zone', () => {
    const zones = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2026-01-01T00:00:00Z') / 60_000, max: at('2026-12-31T00:00:00Z') / 60_000 }),
        fc.integer({ min: 0, max: 3000 }),
        (timezone, start, minutes) => {
          const hours = { ...BERLIN, timezone };
          let open = 0;
          for (let minute = start; minute < start + minutes; minute += 5)
            open += isOpen(hours, minute * 60_000) ? 5 : 0;
          const counted = businessMinutes(hours, start * 60_000, (start + minutes) * 60_000);
          return Math.abs(counted - open) <= 15;
        },
      ),
      { numRuns: 60 },
    );
  });
});
