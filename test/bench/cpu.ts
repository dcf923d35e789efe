import { MESSAGE, type System } from './system.ts';

const TURNS = 240;

/** Milliseconds of CPU a turn, one in flight. */
export interface Cpu {
  readonly stack: number;
  /** Of the stack: its main thread (the stand-ins for API Gateway and Step Functions), and each function's. */
  readonly threads: Readonly<Record<string, number>>;
  readonly dynamo: number;
  readonly bedrock: number;
  readonly client: number;
}

/** Measured over many turns, because garbage is collected only in some of them. */
export const measureCpu = async ({ client, cpu }: System): Promise<Cpu> => {
  const before = await cpu();
  for (let i = 0; i < TURNS; i++) await client.ask('once', { message: MESSAGE });
  const after = await cpu();
  return cpuOfTurn(before, after, TURNS);
};

/**
 * Milliseconds of one function, with its part of the threads that the whole process shares: the compiler and the garbage collector run in
 * Lambda, too.
 */
export const cpuOfFunction = ({ stack, threads }: Pick<Cpu, 'stack' | 'threads'>, name: string): number => {
  const inThreads = Object.values(threads).reduce((sum, each) => sum + each, 0);
  return ((threads[`frontdesk-${name}`] ?? 0) * stack) / inThreads;
};

export const cpuOfTurn = (before: Cpu, after: Cpu, turns: number): Cpu => {
  const perTurn = (pick: (cpu: Cpu) => number) => (pick(after) - pick(before)) / turns;
  const threads = Object.keys(after.threads).map((name) => [name, perTurn((cpu) => cpu.threads[name] ?? 0)] as const);
  return {
    stack: perTurn((cpu) => cpu.stack),
    threads: Object.fromEntries(threads),
    dynamo: perTurn((cpu) => cpu.dynamo),
    bedrock: perTurn((cpu) => cpu.bedrock),
    client: perTurn((cpu) => cpu.client),
  };
};
