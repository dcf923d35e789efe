import type { Scenario } from './counts.ts';
import { PRICES } from './prices.ts';

/** One line of the bill for a million turns. */
export interface Line {
  readonly group: 'models' | 'calls' | 'workflow' | 'functions' | 'table' | 'logs and traces';
  readonly what: string;
  /** What one turn uses. */
  readonly aTurn: string;
  readonly usd: number;
  readonly verified: boolean;
}

export const MILLION = 1e6;
export const GB = 1e9;

/** Whether all these prices were read, and not only listed. */
export const verified = (...names: Array<keyof typeof PRICES>) =>
  names.every((name) => PRICES[name].source !== 'not verified here');

/** Of all functions. The one-machine run has no authorizer, and API Gateway asks it for every request. */
export const invocationsOf = ({ functions: { front, turn } }: Scenario): number =>
  2 * front.invocations + turn.invocations;

/** Of one turn. */
export const each = (amount: number, { turns }: Scenario): number => amount / turns;

export const round = (value: number, digits = 0): string =>
  value.toLocaleString('en', { maximumFractionDigits: digits });
