import { addDays } from './days.ts';

const DATE = /^\d{4}-\d{2}-\d{2}(?=$|T)/;

/** Other systems know it too, so it is the same every day. */
const FIXED = 'since';

/** Shifts every date in the data by a number of days, so that an order from yesterday stays one from yesterday; not since when somebody is a customer. */
export const shiftDates = (value: unknown, days: number): unknown => {
  if (typeof value === 'string') return value.replace(DATE, (day) => addDays(day, days));
  if (Array.isArray(value)) return value.map((item) => shiftDates(item, days));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === FIXED ? item : shiftDates(item, days)]),
  );
};
