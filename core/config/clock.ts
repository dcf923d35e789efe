import { randomBytes } from 'node:crypto';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Tells turns of one millisecond apart; hexadecimal, so that it sorts the same everywhere. */
export const turnSuffix = (): string => randomBytes(6).toString('hex');
