import { randomBytes } from 'node:crypto';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Milliseconds between two times of a clock, which may have been set back between them. */
export const elapsed = (from: number, to: number): number => Math.max(0, to - from);

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since an arbitrary moment, for durations: the wall clock may jump while something is timed. */
export const monotonicMs = (): number => performance.now();

/** Makes turn keys of the same millisecond unique. Hexadecimal digits sort the same in every collation. */
export const turnSuffix = (): string => randomBytes(6).toString('hex');
