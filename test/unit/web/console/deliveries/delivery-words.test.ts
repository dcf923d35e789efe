import { expect, it } from 'vitest';
import {
  hasFailed,
  outcomeInWords,
  sentInWords,
  tryInWords,
} from '../../../../../web/console/deliveries/delivery-words.ts';
import type { Delivery } from '../../../../../web/console/results.ts';

const NOW = new Date(2026, 10, 26, 14, 2).getTime();
const later = new Date(2026, 10, 26, 14, 7).toISOString();
const TRY = { at: later, ms: 1234, status: 500, error: null };

it.each<[Partial<Delivery>, string]>([
  [{ status: 'done', tries: [TRY] }, 'Taken after 1 try'],
  [{ status: 'dead', tries: Array.from({ length: 9 }, () => TRY) }, 'Given up after 9 tries'],
  [{ status: 'dropped' }, 'Dropped: the customer was erased'],
  [{ status: 'due', next_try_at: later }, 'Not sent yet; next at 26 Nov 14:07'],
  [{ status: 'due', tries: [TRY, TRY], next_try_at: later }, 'Not taken in 2 tries; next at 26 Nov 14:07'],
])('%j is "%s"', (delivery, words) => {
  expect(outcomeInWords({ tries: [], next_try_at: null, ...delivery } as Delivery, NOW)).toBe(words);
});

it('a delivery has failed when it is given up, or waits for another try', () => {
  const withTries = (status: Delivery['status'], tries: Delivery['tries']) => hasFailed({ status, tries });
  expect([withTries('dead', []), withTries('due', [TRY])]).toEqual([true, true]);
  expect([withTries('due', []), withTries('done', [TRY]), withTries('dropped', [TRY])]).toEqual([false, false, false]);
});

it('a try is told by its error, or by the status of the response', () => {
  expect(tryInWords(TRY)).toBe('HTTP 500, 1.2 s');
  expect(tryInWords({ ...TRY, error: 'no connection', status: null })).toBe('no connection, 1.2 s');
  expect(tryInWords({ ...TRY, status: null })).toBe('no response, 1.2 s');
});

it('sending again is told with what is left', () => {
  const done = (redelivered: number, more: boolean, switched_on: boolean) =>
    sentInWords({ endpoint: 'crm', state: 'done', result: { redelivered, more, switched_on } });
  expect(done(1, false, false)).toBe('1 delivery to crm will be sent again within a minute.');
  expect(done(500, true, true)).toMatch(/^500 deliveries.* It is switched on again\. More failed ones are left/);
});
