const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST = 24 * HOUR;

/** The time between a failed delivery and the next try of it, in milliseconds: nine tries in three days, the first at once. */
const WAITS = [5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** Each wait is up to a tenth shorter or longer, so that the deliveries of an outage do not all come at once after it. */
const JITTER = 0.1;

/**
 * When a delivery that was tried `tries` times is tried again, in epoch milliseconds; null after every ninth try. A delivery that a person sends
 * again gets nine more. A receiver may ask for a later time, within a day. `random` is from 0 to 1.
 */
export const nextTry = (
  tries: number,
  now: number,
  retryAfterMs: number | null,
  random: () => number,
): number | null => {
  const wait = WAITS[(tries - 1) % (WAITS.length + 1)];
  if (wait === undefined) return null;
  const jittered = wait * (1 + JITTER * (2 * random() - 1));
  return now + Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, MOST)));
};

/** The only form of a date that a server may send (RFC 9110). */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Milliseconds from `now` that a header `Retry-After` asks for, in seconds or as a date; null for anything else. */
export const readRetryAfter = (header: string | undefined, now: number): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
};
