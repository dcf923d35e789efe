const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const FULL_DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `14:02`, in the reader's time zone, as the functions below. `at` is ISO 8601 or epoch milliseconds. */
export const clock = (at: string | number): string => CLOCK.format(new Date(at));

/** `Thursday 26 November` */
export const day = (at: string | number): string => DAY.format(new Date(at)).replace(',', '');

/** `26 Nov`, with the year if it is another one. */
export const date = (at: string | number, now: number): string =>
  (new Date(at).getFullYear() === new Date(now).getFullYear() ? DATE : FULL_DATE).format(new Date(at));

/** `26 Nov, 14:02` */
export const moment = (at: string | number, now: number): string => `${date(at, now)}, ${clock(at)}`;

/** `14:02` of today, and the date of another day. */
export const ago = (at: string | number, now: number): string => (day(at) === day(now) ? clock(at) : date(at, now));

/** `34 min`, `2 h 5 min` */
export const minutesInWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), Math.floor(minutes % 60)];
  return [
    ...(hours > 0 ? [`${hours.toLocaleString('en')} h`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} min`] : []),
  ].join(' ');
};
