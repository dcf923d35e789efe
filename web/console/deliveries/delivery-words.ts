import { counted } from '../case/figures.ts';
import type { Delivery, Try } from '../results.ts';
import { clock, date } from '../shell/times.ts';
import type { Sent, Status } from './deliveries-store.ts';

export const LABELS: Readonly<Record<Status, string>> = {
  dead: 'Failed',
  due: 'To send',
  done: 'Sent',
  dropped: 'Dropped',
};

/** Of an empty list. */
export const NONE: Readonly<Record<Status, string>> = {
  dead: 'No delivery has failed',
  due: 'Nothing is waiting to be sent',
  done: 'Nothing was sent in the last seven days',
  dropped: 'Nothing was dropped',
};

/** `26 Nov 14:02` */
export const moment = (at: string, now: number): string => `${date(at, now)} ${clock(at)}`;

export const tryInWords = ({ status, error, ms }: Try): string =>
  `${error ?? (status === null ? 'no response' : `HTTP ${status}`)}, ${(ms / 1000).toFixed(1)} s`;

/** For good, or until its next try. */
export const hasFailed = ({ status, tries }: Pick<Delivery, 'status' | 'tries'>): boolean =>
  status === 'dead' || (status === 'due' && tries.length > 0);

/** The state of a delivery, in a line. */
export const outcomeInWords = ({ status, tries, next_try_at }: Delivery, now: number): string => {
  const tried = counted(tries.length, 'try', 'tries');
  if (status === 'done') return `Taken after ${tried}`;
  if (status === 'dropped') return 'Dropped: the customer was erased';
  if (status === 'dead') return `Given up after ${tried}`;
  return `${tries.length === 0 ? 'Not sent yet' : `Not taken in ${tried}`}${next_try_at === null ? '' : `; next at ${moment(next_try_at, now)}`}`;
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
