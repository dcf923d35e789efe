import { MEMORY_MB } from '../../../infra/functions/memory.ts';
import { ms, printTable } from '../table.ts';
import { atMost, type Target, verdict } from '../targets.ts';
import { LATENCIES } from './latencies.ts';
import { cpuAtMemory, type Loads } from './loads.ts';
import { scaled, shareOfCore, usdOfMillion } from './memory.ts';
import type { Played } from './scenes.ts';
import { totalsOf } from './waterfall.ts';
import { LEGEND, waterfallText } from './waterfall-text.ts';

const SIZES_MB = [256, 512, 1024, 1769];

export const printLatencies = (): void =>
  printTable(
    'Latencies in AWS, ms',
    ['', 'ms', 'source'],
    Object.values(LATENCIES).map(({ what, ms: each, source }) => [what, String(each), source]),
  );

export const printWaterfalls = (played: readonly Played[]): void => {
  console.log(`\n${LEGEND}`);
  for (const { title, steps } of played) console.log(`\n${waterfallText(title, steps)}`);
};

export const printTotals = (played: readonly Played[]): void =>
  printTable(
    'In a row, of parallel branches the longest: ms, invocations of functions without the authorizer, trips to the table',
    ['', 'beyond the model', 'the model', 'tool servers', 'invocations', 'table trips'],
    played.map(({ title, steps }) => {
      const { ms: times, invocations, tableTrips } = totalsOf(steps);
      const { own, model, company } = times;
      return [title, ...[own, model, company, invocations, tableTrips].map((value) => value.toLocaleString('en'))];
    }),
  );

export const printTargets = ({ steps }: Played, loads: Loads): void => {
  const { ms: times, invocations, tableTrips } = totalsOf(steps);
  const row = (name: string, target: Target, unit: string) => [name, target.value.toFixed(0), verdict(target, unit)];
  printTable(
    'An ordinary turn',
    ['', '', 'target'],
    [
      row('ms beyond the model, before the functions’ CPU', atMost(165, times.own), ' ms'),
      row('ms of CPU at the functions’ memory', atMost(40, cpuAtMemory(loads)), ' ms'),
      row('invocations of functions in a row', atMost(6, invocations), ''),
      row('trips to the table in a row', atMost(4, tableTrips), ''),
    ],
  );
};

export const printLoads = (loads: Loads): void =>
  printTable(
    'CPU of an ordinary turn by function, ms',
    ['', 'a whole core', 'memory', 'share of a core', 'at its memory'],
    Object.entries(loads).map(([name, { cpuMs }]) => {
      const memoryMb = MEMORY_MB[name as keyof Loads];
      const cells = [ms(cpuMs), `${memoryMb} MB`, shareOfCore(memoryMb).toFixed(2), ms(scaled(cpuMs, memoryMb))];
      return [name, ...cells];
    }),
  );

/** Latency falls and cost rises with memory: the table from which a size is chosen. */
export const printSizes = (loads: Loads): void => {
  const names = Object.keys(loads) as (keyof Loads)[];
  const cells = (memoryMb: number) =>
    names.flatMap((name) => [
      `${ms(scaled(loads[name].cpuMs, memoryMb))}${memoryMb === MEMORY_MB[name] ? ' *' : ''}`,
      `$${usdOfMillion(loads[name], memoryMb).toFixed(2)}`,
    ]);
  printTable(
    'Memory of each function: ms of CPU in an ordinary turn, and USD for a million of them (* the present size)',
    ['', ...names.flatMap((name) => [`${name}: ms`, 'USD'])],
    SIZES_MB.map((memoryMb) => [`${memoryMb} MB`, ...cells(memoryMb)]),
  );
};
