import type { ColdStart } from './cold-start.ts';
import type { Cpu } from './cpu.ts';
import type { Disk } from './disk.ts';
import type { HistoryRow } from './history/measure-history.ts';
import type { Overhead } from './overhead.ts';
import { kilobytes, ms, printTable, spread, times } from './table.ts';
import { atLeast, atMost, verdict } from './targets.ts';
import { IN_FLIGHT, type Throughput } from './throughput.ts';

export const printOverhead = (figures: Overhead, calls: readonly (readonly string[])[]): void => {
  const row = (name: string, { ms: total, modelMs, overheadMs }: Overhead['turn'], ratio = '', target = '') => [
    ...[name, ms(total), ms(modelMs), ms(overheadMs), ratio, target],
  ];
  const { turn, sameCalls, threeCalls, toSameCalls, toThreeCalls } = figures;
  printTable(
    'Overhead of a turn: its time without the model’s, one in flight, ms',
    ['', 'time', 'model', 'overhead', 'turn ÷ this (quartiles)', 'target'],
    [
      row('turn, measured by an MCP client', turn),
      row('same-calls floor', sameCalls, spread(toSameCalls), verdict(atMost(1.5, toSameCalls.middle), ' ×')),
      row('three-call floor', threeCalls, spread(toThreeCalls), verdict(atMost(3, toThreeCalls.middle), ' ×')),
    ],
  );
  console.log(`  Calls of a turn: ${calls.map((group) => group.join(' ∥ ')).join(', ')}`);
};

export const printCpu = ({ stack, threads, dynamo, bedrock, client }: Cpu): void => {
  const inThreads = Object.values(threads).reduce((sum, each) => sum + each, 0);
  printTable(
    'CPU of a turn, one in flight, ms',
    ['', 'ms'],
    [
      ['stack', ms(stack)],
      ...Object.entries(threads).map(([name, each]) => [`  ${THREADS[name] ?? name}`, ms(each)]),
      ['  threads of Node.js: compiler, garbage collector, I/O', ms(stack - inThreads)],
      ['DynamoDB stand-in', ms(dynamo)],
      ['Bedrock stand-in', ms(bedrock)],
      ['client', ms(client)],
      ['all', ms(stack + dynamo + bedrock + client)],
    ],
  );
};
const THREADS: Readonly<Record<string, string>> = { main: 'main thread: API Gateway and Step Functions stand-ins' };

export const printThroughput = ({ turn, sameCalls, threeCalls, toSameCalls, toThreeCalls }: Throughput): void =>
  printTable(
    `Turns a second, ${IN_FLIGHT} in flight`,
    ['', 'a second', 'turns ÷ this (quartiles)', 'target'],
    [
      ['turn', ms(turn), '', ''],
      ['same-calls floor', ms(sameCalls), spread(toSameCalls), verdict(atLeast(0.5, toSameCalls.middle), ' ×')],
      ['three-call floor', ms(threeCalls), spread(toThreeCalls), ''],
    ],
  );

export const printHistory = (rows: readonly HistoryRow[]): void => {
  const full = rows.findIndex(({ note }) => note === 'fills the budget');
  const cells = ({ messages, sent, note, turn, naive }: HistoryRow, index: number) => [
    `${messages.toLocaleString('en')}${note && `, ${note}`}`,
    ...[String(sent), ms(turn.ms), ms(turn.overheadMs), kilobytes(turn.bytes)],
    ...[times(turn.toSmallest), times(turn.toFull)],
    index > full ? verdict(atMost(1.2, turn.toFull), ' ×') : '',
    ...[ms(naive.ms), ms(naive.overheadMs), kilobytes(naive.bytes), times(naive.toSmallest)],
  ];
  printTable(
    'A turn after a history (ms; ratios are of the overhead) | the naive design: read all, send all',
    [
      ...['messages stored', 'sent', 'time', 'overhead', 'to model', 'to 10', 'to full', 'target'],
      ...['| time', 'overhead', 'to model', 'to 10'],
    ],
    rows.map(cells),
  );
};

export const printDisk = ({ oneInFlight, manyInFlight }: Disk): void =>
  printTable(
    'A write that is synced in DATA_DIR, to one in memory',
    ['', 'ratio of the times (quartiles)'],
    [
      ['one in flight', spread(oneInFlight)],
      [`${IN_FLIGHT} in flight`, spread(manyInFlight)],
    ],
  );

export const printColdStarts = (starts: readonly ColdStart[]): void =>
  printTable(
    'Bundles, and their import in a fresh process less an empty one, ms',
    ['', 'size', 'target', 'import'],
    starts.map(({ name, budgetBytes, bytes, ms: importMs }) => [
      ...[name, kilobytes(bytes), verdict(atMost(budgetBytes / 1000, bytes / 1000), ' KB'), ms(importMs)],
    ]),
  );
