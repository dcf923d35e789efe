import { describe, expect, it } from 'vitest';
import { MEMORY_MB } from '../../../infra/functions/memory.ts';
import { LATENCIES } from '../../bench/aws/latencies.ts';
import { cpuAtMemory, loadsOf } from '../../bench/aws/loads.ts';
import { scaled, usdOfMillion } from '../../bench/aws/memory.ts';
import { stepsOfTurn } from '../../bench/aws/steps.ts';
import { cpuOfFunction, cpuOfTurn } from '../../bench/cpu.ts';

describe('a millisecond of CPU', () => {
  it('takes longer at less memory than a whole core has, and no less at more', () => {
    expect(scaled(10, 1769)).toBe(10);
    expect(scaled(10, 1769 / 4)).toBe(40);
    expect(scaled(10, 3008)).toBe(10);
  });
});

describe('the cost of a million turns', () => {
  it('bills waiting by the memory, and computing nearly alike at every memory', () => {
    const wait = { cpuMs: 0, waitMs: 1000 };
    expect(usdOfMillion(wait, 1024)).toBeCloseTo(13.3334);
    expect(usdOfMillion(wait, 512)).toBeCloseTo(13.3334 / 2);
    const compute = { cpuMs: 10, waitMs: 0 };
    expect(usdOfMillion(compute, 512)).toBeCloseTo(usdOfMillion(compute, 1024));
  });
});

describe('the CPU of a turn', () => {
  const none = { stack: 100, threads: { 'frontdesk-turn': 40 }, dynamo: 1, bedrock: 2, client: 3 };

  it('is what all turns used since the beginning, for each', () => {
    const after = { stack: 300, threads: { 'frontdesk-turn': 90, main: 50 }, dynamo: 11, bedrock: 12, client: 13 };
    expect(cpuOfTurn(none, after, 10)).toEqual({
      ...{ stack: 20, threads: { 'frontdesk-turn': 5, main: 5 }, dynamo: 1, bedrock: 1, client: 1 },
    });
  });

  it('of a function has its part of the threads that the process shares', () => {
    const cpu = { stack: 24, threads: { main: 5, 'frontdesk-turn': 10, 'frontdesk-mcp': 5 } };
    expect(cpuOfFunction(cpu, 'turn')).toBe(12);
    expect(cpuOfFunction(cpu, 'tools')).toBe(0);
  });
});

describe('the loads of the functions', () => {
  const calls = [['Converse fast']];
  const invokeModel = { name: 'InvokeModel', type: 'Task', resource: 'frontdesk-turn', calls, branches: [] };
  const steps = stepsOfTurn([['GetItem'], ['StartSyncExecution']], [invokeModel], []);
  const loads = loadsOf(steps, (name) => (name === 'tools' ? 0 : 10));

  it('let the front wait for its own calls, the execution, and the CPU of the others', () => {
    const { read, execution, invocation, fast } = LATENCIES;
    const behind = read.ms + execution.ms + invocation.ms + fast.ms;
    expect(loads.mcp).toEqual({ cpuMs: 10, waitMs: behind + scaled(10, MEMORY_MB.turn) });
    expect(loads.turn).toEqual({ cpuMs: 10, waitMs: fast.ms });
    expect(loads.tools).toEqual({ cpuMs: 0, waitMs: 0 });
  });

  it('add up to the CPU at their memory', () => {
    expect(cpuAtMemory(loads)).toBeCloseTo(scaled(10, MEMORY_MB.mcp) + scaled(10, MEMORY_MB.turn));
  });
});
