import { describe, expect, it } from 'vitest';
import { turnCounts } from '../../../../core/access/turn-counts.ts';
import { endless } from '../../../support/values.ts';

const AT = Date.parse('2026-11-23T12:34:56Z');
const HOUR_ENDS = Date.parse('2026-11-23T13:00:00Z');
const DAY_ENDS = Date.parse('2026-11-24T00:00:00Z');
const VISITOR = { customer: 'visitor:1', network: '203.0.113.0/24' };
const ADA = { customer: 'ada', network: null };

/** Limits that are reached or not, and what is asked of them. */
const counting = (reached: { readonly day?: boolean; readonly hour?: boolean } = {}) => {
  const asked: string[] = [];
  const noted =
    <R>(name: string, result: R) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args.filter((arg) => arg !== AT && arg !== undefined)].join(' '));
      return result;
    };
  const quota = { take: noted('day', !reached.day), giveBack: noted('-day', undefined), spend: async () => {} };
  const budget = { ...endless, take: noted('hour', !reached.hour), giveBack: noted('-hour', undefined) };
  return { asked, budget, counts: turnCounts(quota, budget) };
};

describe('a turn', () => {
  it('of a named customer is counted by the day only', async () => {
    const { asked, counts } = counting({ hour: true });
    expect(await counts.take(ADA, AT)).toBeNull();
    await counts.giveBack(ADA, AT);
    expect(asked).toEqual(['day ada', '-day ada']);
    expect(await counting({ day: true }).counts.take(ADA, AT)).toBe(DAY_ENDS);
  });

  it('of a visitor is counted by the hour and the day, with and without a quota', async () => {
    const { asked, budget, counts } = counting();
    expect(await counts.take(VISITOR, AT)).toBeNull();
    await counts.giveBack(VISITOR, AT);
    expect(asked).toEqual(['hour 203.0.113.0/24', 'day visitor:1', '-day visitor:1', '-hour 203.0.113.0/24']);
    expect(await turnCounts(null, budget).take(VISITOR, AT)).toBeNull();
    expect(asked.at(-1)).toBe('hour 203.0.113.0/24');
  });

  it('of a visitor that is over one limit is counted by none', async () => {
    const [hour, day] = [counting({ hour: true }), counting({ day: true })];
    expect(await hour.counts.take(VISITOR, AT)).toBe(HOUR_ENDS);
    expect(hour.asked).toEqual(['hour 203.0.113.0/24']);
    expect(await day.counts.take(VISITOR, AT)).toBe(DAY_ENDS);
    expect(day.asked).toEqual(['hour 203.0.113.0/24', 'day visitor:1', '-hour 203.0.113.0/24']);
  });

  it("that people answer is counted by the day only: one visitor's messages use up nobody else's hour", async () => {
    const { asked, counts } = counting({ hour: true });
    expect(await counts.take(VISITOR, AT, 'held')).toBeNull();
    await counts.giveBack(VISITOR, AT, 'held');
    expect(asked).toEqual(['day visitor:1 held', '-day visitor:1']);
  });
});
