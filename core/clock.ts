import { randomBytes } from 'node:crypto';
import type { Clock } from './ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** Tells turns of one millisecond apart; hexadecimal, so that it sorts the same everywhere. */
export const turnSuffix = (): string => randomBytes(6).toString('hex');
