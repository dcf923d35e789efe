/** The limit of Step Functions for a state's input or output, in bytes of UTF-8 JSON. */
const LIMIT_BYTES = 262_144;

const LONGEST_ESCAPE = 6;
const LONGEST_NUMBER = 24;

/** Ends the execution. No Retry or Catch matches it, not even `States.ALL`; the two flags tell the engine so. */
export class DataLimitExceeded extends Error {
  override readonly name = 'States.DataLimitExceeded';
  readonly isRetryable = false;
  readonly isCatchable = false;

  constructor(subject: string) {
    super(`${subject} has a size exceeding the maximum number of bytes service limit.`);
  }
}

export const textExceedsLimit = (json: string): boolean => Buffer.byteLength(json) > LIMIT_BYTES;

/** Exact, but serializes the value only when an upper bound of its size exceeds the limit. */
export const valueExceedsLimit = (value: unknown): boolean =>
  upperBound(value) > LIMIT_BYTES && textExceedsLimit(JSON.stringify(value));

const upperBound = (value: unknown): number => {
  if (typeof value === 'string') return LONGEST_ESCAPE * value.length + 2;
  if (typeof value !== 'object' || value === null) return LONGEST_NUMBER;
  let sum = 2;
  if (Array.isArray(value)) for (const item of value) sum += upperBound(item) + 1;
  else for (const [key, item] of Object.entries(value)) sum += LONGEST_ESCAPE * key.length + 4 + upperBound(item);
  return sum;
};
