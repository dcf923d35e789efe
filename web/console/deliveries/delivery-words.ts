import { counted, duration } from '../case/figures.ts';
import type { Delivery, Try } from '../results.ts';
import { moment } from '../shell/times.ts';
import type { DeliveryList, Sent, Status } from './deliveries-store.ts';
import { hasFailed } from './has-failed.ts';

export const LABELS: Readonly<Record<Status, string>> = {
  dead: 'Failed',
  due: 'To send',
  done: 'Sent',
  dropped: 'Dropped',
};

/** Of an empty list. */
export const NONE: Readonly<Record<Status, readonly [title: string, text: string]>> = {
  dead: ['No delivery has failed', 'A delivery is here after nine tries, or if its receiver is switched off.'],
  due: [
    'Nothing is waiting to be sent',
    'Events are sent within seconds. One that is not taken waits here for its next try.',
  ],
  done: ['Nothing was sent in the last seven days', 'Deliveries that their receiver took appear here.'],
  dropped: ['Nothing was dropped', 'Deliveries about customers who were erased appear here.'],
};

/** Errors of the desk itself, before a request. */
const NOT_SENT = /^(the endpoint is off|no endpoint has)/;
const wasSent = ({ error }: Pick<Try, 'error'>): boolean => error === null || !NOT_SENT.test(error);

export const tryInWords = (of: Try): string => {
  const { status, error, ms } = of;
  if (!wasSent(of)) return error?.startsWith('the endpoint is off') ? 'not sent, switched off' : `not sent, ${error}`;
  return `${error ?? (status === null ? 'no response' : `HTTP ${status}`)}${ms > 0 ? `, ${duration(ms)}` : ''}`;
};

/** The state of a delivery, in a line. */
export const outcomeInWords = ({ status, tries, next_try_at }: Delivery, now: number): string => {
  const requests = tries.filter(wasSent);
  const tried = counted(requests.length, 'try', 'tries');
  const last = tries.at(-1);
  if (status === 'done') return `Taken after ${tried}`;
  if (status === 'dropped') return 'Dropped: the customer was erased';
  if (status === 'dead' && last && !wasSent(last)) {
    const why = last.error?.startsWith('the endpoint is off') ? 'the receiver was switched off' : last.error;
    return `${requests.length === 0 ? 'Not sent' : `Not taken in ${tried}`}: ${why}`;
  }
  const error = last?.error ? `: ${last.error}` : '';
  if (status === 'dead') return `Given up after ${tried}${error}`;
  const next = next_try_at === null ? '' : `; next at ${moment(next_try_at, now)}`;
  return `${requests.length === 0 ? 'Not sent yet' : `Not taken in ${tried}${error}`}${next}`;
};

/** What waits for another try of a receiver, as far as was read; null if nothing does. */
export const waitingInWords = (endpoint: string, due: DeliveryList | undefined): string | null => {
  const failed = due?.deliveries.filter((delivery) => delivery.endpoint === endpoint && hasFailed(delivery)) ?? [];
  if (failed.length === 0) return null;
  // The list goes on where it was cut, with the receiver of its last row.
  const more = due?.more && due.deliveries.at(-1)?.endpoint === endpoint ? ' or more' : '';
  const waits = failed.length === 1 && more === '' ? 'waits' : 'wait';
  const last = failed.flatMap(({ tries }) => tries).reduce((one, other) => (other.at > one.at ? other : one));
  return `${failed.length}${more} ${waits} after a failed try · last error: ${last.error ?? 'no response'}`;
};

/** The result of sending again, in sentences. */
export const sentInWords = (sent: Exclude<Sent, { readonly state: 'failed' }>): string => {
  if (sent.state === 'busy') return 'Sending again…';
  const { redelivered, more, switched_on } = sent.result;
  return [
    `${counted(redelivered, 'delivery', 'deliveries')} to ${sent.endpoint} will be sent again within a minute.`,
    ...(switched_on ? ['It is switched on again.'] : []),
    ...(more ? ['More failed ones are left: send again once more.'] : []),
  ].join(' ');
};
