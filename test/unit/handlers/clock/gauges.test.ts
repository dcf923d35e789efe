import { expect, it } from 'vitest';
import type { Metrics } from '../../../../core/observability/metrics.ts';
import type { Playbook } from '../../../../core/playbook/playbook.ts';
import { gauges } from '../../../../handlers/clock/gauges.ts';
import { aPlaybook } from '../../../support/values.ts';
import { aRow, fakeQueue } from '../../core/desk/fake-desks.ts';

/** A Thursday, in hours and out of them. */
const NOON = Date.parse('2026-11-26T12:00:00Z');
const NIGHT = Date.parse('2026-11-26T22:00:00Z');
const DAY = ['09:00-17:00'];
const HOURS: Playbook['hours'] = {
  ...{ timezone: 'UTC', holidays: [] },
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
};

const waitingSince = (name: string, at: number) => aRow(name, { waiting_since: at });

const measured = async (now: number, ...pages: Parameters<typeof fakeQueue>) => {
  const recorded: Record<string, number> = {};
  const metrics: Metrics = { record: (name, value) => void Object.assign(recorded, { [name]: value }) };
  await gauges(fakeQueue(...pages), () => aPlaybook({ hours: HOURS }), metrics, { now: () => now })();
  return recorded;
};

it('counts everybody who waits, on all pages, and measures the longest wait of a named customer', async () => {
  const named = [
    [waitingSince('a', NOON - 90 * 60_000), waitingSince('b', NOON - 61 * 60_000)],
    [waitingSince('c', NOON - 1)],
  ];
  const visitors = [[waitingSince('d', NOON - 170 * 60_000)]];
  expect(await measured(NOON, named, visitors)).toEqual({ CustomersWaiting: 4, LongestWait: 90, OverdueInHours: 2 });
});

it('alarms nobody outside the hours: the wait stands still', async () => {
  const named = [[waitingSince('a', NIGHT - 7 * 3_600_000)]];
  expect(await measured(NIGHT, named)).toEqual({ CustomersWaiting: 1, LongestWait: 120 });
});

it('measures that nobody waits', async () => {
  expect(await measured(NOON, [[]])).toEqual({ CustomersWaiting: 0, LongestWait: 0, OverdueInHours: 0 });
});

it('ends after a thousand conversations of a list', async () => {
  const endless = Array.from({ length: 30 }, (_, page) =>
    Array.from({ length: 100 }, (_, n) => waitingSince(`${page}-${n}`, NOON)),
  );
  expect(await measured(NOON, endless)).toMatchObject({ CustomersWaiting: 1000 });
});
