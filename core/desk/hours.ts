import type { Hours } from '../playbook/playbook.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A playbook whose holidays fill a year has no opening. */
const MAX_DAYS = 370;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Epoch milliseconds: from the first, up to and without the second. */
type Stretch = readonly [from: number, to: number];

/** Whether people answer at `now` (epoch ms). A playbook without hours is always open. */
export const isOpen = (hours: Hours | null, now: number): boolean =>
  !hours || stretchesOf(hours, dayOf(hours.timezone, now)).some(([from, to]) => from <= now && now < to);

/** When people are back, in epoch milliseconds; null if they are there now, or if the next year has no hours. */
export const nextOpening = (hours: Hours | null, now: number): number | null => {
  if (!hours) return null;
  const first = dayOf(hours.timezone, now);
  for (let day = 0; day < MAX_DAYS; day++) {
    for (const [from, to] of stretchesOf(hours, first + day * DAY_MS)) {
      if (from > now) return from;
      if (now < to) return null;
    }
  }
  return null;
};

/** Minutes between two times (epoch ms) in which people answer. */
export const businessMinutes = (hours: Hours | null, from: number, to: number): number => {
  if (!hours) return Math.max(0, to - from) / MINUTE_MS;
  let ms = 0;
  const last = dayOf(hours.timezone, to);
  for (let day = dayOf(hours.timezone, from); day <= last; day += DAY_MS) {
    for (const [opens, closes] of stretchesOf(hours, day))
      ms += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  return ms / MINUTE_MS;
};

/** When so many minutes of opening hours have passed since a time (epoch ms); null if the next year has too few. */
export const afterBusinessMinutes = (hours: Hours | null, from: number, minutes: number): number | null => {
  let left = minutes * MINUTE_MS;
  if (!hours) return from + left;
  const first = dayOf(hours.timezone, from);
  for (let day = 0; day < MAX_DAYS; day++) {
    for (const [opens, closes] of stretchesOf(hours, first + day * DAY_MS)) {
      const begin = Math.max(opens, from);
      const open = Math.max(0, closes - begin);
      if (open > 0 && open >= left) return begin + left;
      left -= open;
    }
  }
  return null;
};

/** By hours and day: a queue asks for the same days once for each conversation, and a wall clock is slow. */
const STRETCHES = new WeakMap<Hours, Map<number, readonly Stretch[]>>();

/** The open stretches of a local day, which is written as its midnight in UTC, in their order. */
const stretchesOf = (hours: Hours, day: number): readonly Stretch[] => {
  const days = STRETCHES.get(hours) ?? new Map<number, readonly Stretch[]>();
  const stretches = days.get(day) ?? readStretches(hours, day);
  STRETCHES.set(hours, days.set(day, stretches));
  return stretches;
};

const readStretches = ({ timezone, week, holidays }: Hours, day: number): Stretch[] => {
  const date = new Date(day);
  if (holidays.includes(date.toISOString().slice(0, 10))) return [];
  const spans = week[WEEKDAYS[date.getUTCDay()] ?? 'sun'];
  return spans
    .map((span): Stretch => {
      const [from = 0, to = 0] = span.split('-').map((time) => epochOf(timezone, day + minutesOf(time) * MINUTE_MS));
      return [from, to];
    })
    .toSorted(([one], [other]) => one - other);
};

const minutesOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

/**
 * Epoch milliseconds of a local time, which is written as if it were UTC. A time that the clocks skip counts by the offset before it, so it lies
 * behind the gap; of a time that they repeat, it is the first.
 */
const epochOf = (timezone: string, local: number): number => {
  const [early, late] = [-DAY_MS, DAY_MS].map((shift) => local - offsetAt(timezone, local + shift));
  if (early === undefined || late === undefined || early === late) return early ?? local;
  // Around a change of the clocks: the offset before it is right unless the time lies behind the change.
  return localOf(timezone, early) === local || localOf(timezone, late) !== local ? early : late;
};

const offsetAt = (timezone: string, epoch: number): number =>
  localOf(timezone, epoch) - Math.floor(epoch / 1000) * 1000;

const dayOf = (timezone: string, epoch: number): number => Math.floor(localOf(timezone, epoch) / DAY_MS) * DAY_MS;

/** The wall clock's time at an epoch time, written as if it were UTC, to the second. */
const localOf = (timezone: string, epoch: number): number => {
  const parts = Object.fromEntries(
    clockOf(timezone)
      .formatToParts(epoch)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** By time zone: making a formatter takes longer than using it a hundred times. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = CLOCKS.get(timeZone);
  if (known) return known;
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric });
  CLOCKS.set(timeZone, clock);
  return clock;
};
