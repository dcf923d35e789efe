import { readFileSync } from 'node:fs';
import { dayOf, daysBetween } from './days.ts';
import { shiftDates } from './shift-dates.ts';
import { Shop } from './shop.ts';

/** The day for which the files in data/ are consistent. */
export const DATA_DAY = '2026-11-23';

/** The shop of data/, with its dates shifted to the current day. */
export const readShop = (now: number): Shop => {
  const parts = ['customers', 'products', 'orders', 'shipments', 'returns'] as const;
  const data = Object.fromEntries(parts.map((part) => [part, readData(part)]));
  return Shop.parse(shiftDates({ ...data, writes: [] }, daysBetween(DATA_DAY, dayOf(now))));
};

const readData = (part: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/${part}.json`, import.meta.url), 'utf8'));
