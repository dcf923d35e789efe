import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoLeases } from '../../../../adapters/dynamodb/leases.ts';
import type { Leases } from '../../../../core/events/job.ts';
import { START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
let leases: Leases;
beforeAll(() => {
  leases = dynamoLeases(stored.client(), table, stored.clock);
});

let targets = 0;
const newTarget = () => `webhook#t-${targets++}`;
const UNTIL = START + 1000;

describe('the lease of a target', () => {
  it('is had by one of ten runs', async () => {
    const target = newTarget();
    const runs = Array.from({ length: 10 }, (_, n) => leases.take(target, `run-${n}`, UNTIL));
    expect((await Promise.all(runs)).filter(Boolean)).toHaveLength(1);
    expect(await leases.take(newTarget(), 'run-0', UNTIL)).toBe(true);
  });

  it('is free once it is released, and once it is over', async () => {
    const target = newTarget();
    await leases.take(target, 'a', UNTIL);
    expect(await leases.release(target, 'a')).toBe(true);
    expect(await leases.take(target, 'b', UNTIL)).toBe(true);
    stored.pass(1000);
    expect(await leases.take(target, 'c', UNTIL + 1000)).toBe(false);
    stored.pass(1);
    expect(await leases.take(target, 'c', UNTIL + 1000)).toBe(true);
  });

  it('is kept by a run that was told to look again, once for each time that it looks', async () => {
    const target = newTarget();
    await leases.take(target, 'a', UNTIL);
    await leases.take(target, 'b', UNTIL);
    await leases.take(target, 'c', UNTIL);
    expect(await leases.release(target, 'a')).toBe(false);
    expect(await leases.take(target, 'd', UNTIL)).toBe(false);
    expect(await leases.release(target, 'a')).toBe(false);
    expect(await leases.release(target, 'a')).toBe(true);
  });

  it('is left to the run that has it by one whose lease is over', async () => {
    const target = newTarget();
    await leases.take(target, 'a', UNTIL);
    await leases.take(target, 'told', UNTIL);
    stored.pass(1001);
    await leases.take(target, 'b', UNTIL + 1001);
    expect(await leases.release(target, 'a')).toBe(true);
    expect(await leases.take(target, 'c', UNTIL + 1001)).toBe(false);
    expect(await leases.release(target, 'b')).toBe(false);
    expect(await leases.release(target, 'b')).toBe(true);
    expect(await leases.release(target, 'a')).toBe(true);
  });

  it('tells every run that comes while another looks: no target is left that nobody looks at', async () => {
    const target = newTarget();
    let jobs = 0;
    let seen = 0;
    const run = async (holder: string) => {
      jobs++;
      if (!(await leases.take(target, holder, UNTIL))) return;
      do seen = jobs;
      while (!(await leases.release(target, holder)));
    };
    await Promise.all(Array.from({ length: 30 }, (_, n) => run(`run-${n}`)));
    expect([jobs, seen]).toEqual([30, 30]);
  });
});
