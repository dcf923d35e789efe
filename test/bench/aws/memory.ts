import prices from '../../../infra/cost/prices.json' with { type: 'json' };

/** Lambda allots a whole core at this memory; a function of one thread gains nothing above it. */
const WHOLE_CORE_MB = 1769;

export const shareOfCore = (memoryMb: number): number => Math.min(1, memoryMb / WHOLE_CORE_MB);

/** Milliseconds that `cpuMs` of a whole core take at a memory. */
export const scaled = (cpuMs: number, memoryMb: number): number => cpuMs / shareOfCore(memoryMb);

/** Milliseconds of one function in a turn. */
export interface Load {
  readonly cpuMs: number;
  /** Also billed: for models, the table, and the workflow. */
  readonly waitMs: number;
}

/** USD for a million turns, without the price of the invocations, which memory does not change. */
export const usdOfMillion = ({ cpuMs, waitMs }: Load, memoryMb: number): number =>
  ((waitMs + scaled(cpuMs, memoryMb)) / 1000) * (memoryMb / 1024) * prices.usage.functionTime.usd;
