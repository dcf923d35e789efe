import { expect, it } from 'vitest';
import {
  outcomeInWords,
  sentInWords,
  tryInWords,
  waitingInWords,
} from '../../../../../web/console/deliveries/delivery-words.ts';
import type { Delivery } from '../../../../../web/console/results.ts';
import { aDelivery, NOT_SENT, REFUSED } from './a-delivery.ts';

const NOW = new Date(2026, 10, 26, 14, 2).getTime();
const later = new Date(2026, 10, 26, 14, 7).toISOString();
const TAKEN = { ...REFUSED, status: 200, error: null };

it.each<[Partial<Delivery>, string]>([
  [{ status: 'done', tries: [REFUSED, TAKEN] }, 'Taken after 2 tries'],
  [{ status: 'dead', tries: Array.from({ length: 9 }, () => REFUSED) }, 'Given up after 9 tries: refused'],
  [{ status: 'dead', tries: [NOT_SENT] }, 'Not sent: the receiver was switched off'],
  [{ status: 'dead', tries: [REFUSED, NOT_SENT] }, 'Not taken in 1 try: the receiver was switched off'],
  [{ status: 'dropped' }, 'Dropped: the customer was erased'],
  [{ status: 'due', next_try_at: later }, 'Not sent yet; next at 26 Nov, 14:07'],
  [{ status: 'due', tries: [NOT_SENT], next_try_at: later }, 'Not sent yet; next at 26 Nov, 14:07'],
  [
    { status: 'due', tries: [REFUSED, REFUSED], next_try_at: later },
    'Not taken in 2 tries: refused; next at 26 Nov, 14:07',
  ],
])('%j is "%s"', (delivery, words) => {
  expect(outcomeInWords(aDelivery(delivery), NOW)).toBe(words);
});

it('a try is told by its error, or by the status of the response', () => {
  expect(tryInWords({ ...REFUSED, ms: 1234, error: 'HTTP 500' })).toBe('HTTP 500, 1.2 s');
  expect(tryInWords(TAKEN)).toBe('HTTP 200, 3 ms');
  expect(tryInWords({ ...REFUSED, ms: 0 })).toBe('refused');
  expect(tryInWords({ ...REFUSED, error: null })).toBe('no response, 3 ms');
  expect(tryInWords(NOT_SENT)).toBe('not sent, switched off');
  expect(tryInWords({ ...NOT_SENT, error: 'no endpoint has this name any more' })).toMatch(/^not sent, no endpoint/);
});

it('what waits after a failed try is told of its receiver, with the last error', () => {
  const waits = aDelivery({ status: 'due', tries: [REFUSED] });
  const last = { ...REFUSED, at: '2026-11-27T11:00:00.000Z', error: 'HTTP 500' };
  const other = aDelivery({ endpoint: 'bi', status: 'due', tries: [last] });
  const due = (deliveries: readonly Delivery[], more = false) => ({ deliveries, more });
  expect(waitingInWords('crm', undefined)).toBeNull();
  expect(waitingInWords('crm', due([other, aDelivery({ status: 'due' })]))).toBeNull();
  expect(waitingInWords('crm', due([waits]))).toBe('1 waits after a failed try · last error: refused');
  const two = due([{ ...waits, tries: [REFUSED, last] }, waits]);
  expect(waitingInWords('crm', two)).toBe('2 wait after a failed try · last error: HTTP 500');
  expect(waitingInWords('crm', due([waits], true))).toMatch(/^1 or more wait after/);
  expect(waitingInWords('crm', due([waits, other], true))).toMatch(/^1 waits after/);
});

it('sending again is told with what is left', () => {
  const done = (redelivered: number, more: boolean, switched_on: boolean) =>
    sentInWords({ endpoint: 'crm', state: 'done', result: { redelivered, more, switched_on }, before: null });
  expect(done(1, false, false)).toBe('1 delivery to crm will be sent again within a minute.');
  expect(done(500, true, true)).toMatch(/^500 deliveries.* It is switched on again\. More failed ones are left/);
});
