import { readFileSync } from 'node:fs';
import { dayOf, daysBetween } from './days.ts';
import { shiftDates } from './shift-dates.ts';
import { Shop } from './shop.ts';

/** The day on which the data in data/ was true. */
export const DATA_DAY = '2026-11-23';

/** The shop as it comes, with its dates moved to the day that it is. */
export const readShop = (now: number): Shop => {
  const parts = ['customers', 'products', 'orders', 'shipments', 'returns'] as const;
  const data = Object.fromEntries(parts.map((part) => [part, readData(part)]));
  return Shop.parse(shiftDates({ ...data, writes: [] }, daysBetween(DATA_DAY, dayOf(now))));
};

const readData = (part: string): unknown =>
  JSON.parse(readFileSync(new URL(`./data/${part}.json`, import.meta.url), 'utf8'));
