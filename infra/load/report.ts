import { histogram } from './histogram.ts';
import type { Percentiles } from './percentiles.ts';
import type { TurnRecord } from './run.ts';
import { type Summary, type Threshold, timesOf } from './summary.ts';

const NAME = 12;
const MAX_MESSAGE = 120;

/** The figures of a run for the terminal. */
export const reportOf = (summary: Summary, turns: readonly TurnRecord[]): string => {
  const { tokens, cost_usd, replays, escalations, handoffs, turn_ms, model_ms } = summary;
  const rows: [name: string, text: string][] = [
    ['turns', turnsLine(summary)],
    ['turn', percentilesLine(turn_ms)],
    ['models', percentilesLine(model_ms)],
    ['tokens', `${group(tokens.input)} in (${group(tokens.cached)} cached), ${group(tokens.output)} out`],
    ['cost', `$${cost_usd.toFixed(6)}`],
    ['receipts', `${replays} replays, ${escalations} escalations, ${handoffs} hand-offs`],
    ['errors', summary.errors.length === 0 ? 'none' : `${share(summary.error_share)} of the turns`],
    ...summary.errors.map((error): [string, string] => ['', errorLine(error)]),
  ];
  const lines = rows.map(([name, text]) => `${name.padEnd(NAME)}${text}`);
  return ['', ...lines, '', ...histogram(timesOf(turns))].join('\n').trimEnd();
};

const turnsLine = ({ turns: { planned, answered, lost, in_flight }, seconds, turns_per_second }: Summary): string => {
  const unfinished = in_flight === 0 ? '' : `, ${in_flight} still in flight`;
  const outcome = `${group(answered)} of ${group(planned)} answered, ${group(lost)} lost${unfinished}`;
  return `${outcome}, in ${seconds.toFixed(1)} s: ${turns_per_second.toFixed(1)} turns a second`;
};

const percentilesLine = (percentiles: Percentiles | null): string =>
  percentiles
    ? Object.entries(percentiles)
        .map(([name, ms]) => `${name} ${group(Math.round(ms)).padStart(6)} ms`)
        .join('   ')
    : 'none measured';

const errorLine = ({ code, requests, helped, lost, first_message }: Summary['errors'][number]): string => {
  const message = first_message.replaceAll(/\s+/g, ' ').slice(0, MAX_MESSAGE);
  const times = `${code}: ${requests} ${requests === 1 ? 'request' : 'requests'}`;
  return `${times}; a repeat helped ${helped} turns, ${lost} lost: ${message}`;
};

/** A line for each threshold that does not hold. */
export const brokenLines = (thresholds: readonly Threshold[]): string[] =>
  thresholds.flatMap(({ name, limit, measured, holds }) => {
    const show = (value: number) => (name === 'p90' ? `${group(value)} ms` : share(value));
    if (holds) return [];
    return `--${name} does not hold: ${measured === null ? 'no turn was measured' : `${show(measured)} is more than ${show(limit)}`}.`;
  });

const share = (value: number | null): string => `${((value ?? 0) * 100).toFixed(2)} %`;

/** With commas between thousands. */
const group = (value: number): string => value.toLocaleString('en-US');
