import { MEMORY_MB } from '../../../infra/functions/memory.ts';
import { type Load, scaled } from './memory.ts';
import type { Step } from './steps.ts';
import { lengthOf, totalsOf, waitsOf } from './waterfall.ts';

const FUNCTIONS = ['mcp', 'turn', 'tools'] as const;
export type Loads = Readonly<Record<(typeof FUNCTIONS)[number], Load>>;

/** The functions of a turn: their CPU, and how long they wait. The front waits for everything behind it. */
export const loadsOf = (steps: readonly Step[], cpuOf: (name: string) => number): Loads => {
  const waits = waitsOf(steps);
  const load = (name: string): Load => ({ cpuMs: cpuOf(name), waitMs: waits.get(name) ?? 0 });
  const [turn, tools] = [load('turn'), load('tools')];
  const behind = scaled(turn.cpuMs, MEMORY_MB.turn) + scaled(tools.cpuMs, MEMORY_MB.tools);
  return { mcp: { cpuMs: cpuOf('mcp'), waitMs: waitOfFront(steps) + behind }, turn, tools };
};

const waitOfFront = (steps: readonly Step[]): number => {
  const at = steps.findIndex(({ invokes }) => invokes === 'mcp');
  return lengthOf(totalsOf(steps.slice(at).map((step, i) => (i === 0 ? { ...step, latency: null } : step))));
};

/** Milliseconds of CPU at each function's memory, also of what runs beside the rest. */
export const cpuAtMemory = (loads: Loads): number =>
  FUNCTIONS.reduce((sum, name) => sum + scaled(loads[name].cpuMs, MEMORY_MB[name]), 0);
