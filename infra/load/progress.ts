import { percentilesOf } from './percentiles.ts';
import type { Run } from './run.ts';
import { timesOf } from './summary.ts';

const TERMINAL_MS = 200;
const LINES_MS = 5000;

/** Shows the state of a run on stderr until it is called: one line that is rewritten in a terminal, and otherwise a line every few seconds. */
export const showProgress = (planned: number, run: () => Run): (() => void) => {
  const { isTTY } = process.stderr;
  const show = () => {
    const line = progressLine(planned, run());
    process.stderr.write(isTTY ? `\r\x1b[K${line.slice(0, (process.stderr.columns || 80) - 1)}` : `${line}\n`);
  };
  const timer = setInterval(show, isTTY ? TERMINAL_MS : LINES_MS);
  return () => {
    clearInterval(timer);
    if (isTTY) process.stderr.write('\r\x1b[K');
  };
};

export const progressLine = (planned: number, { turns, inFlight, ms }: Run): string => {
  const errors = turns.filter(({ error }) => error !== null).length;
  const p50 = percentilesOf(timesOf(turns))?.p50 ?? '-';
  const seconds = Math.round(ms / 1000);
  return `${seconds} s: ${turns.length} of ${planned} turns done, ${inFlight} in flight, ${errors} errors, p50 ${p50} ms`;
};
