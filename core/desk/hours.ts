import type { Playbook } from '../playbook/playbook.ts';

type Hours = Playbook['hours'];

/** Whether people answer at `now` (epoch ms). A playbook without hours is always open. */
export const isOpen = (_hours: Hours, _now: number): boolean => true;

/** When people are back, in epoch milliseconds; null if they are there, or if no day of the next year has hours. */
export const nextOpening = (_hours: Hours, _now: number): number | null => null;

/** Minutes between two times (epoch ms) in which people answer. */
export const businessMinutes = (_hours: Hours, from: number, to: number): number => Math.max(0, to - from) / 60_000;
