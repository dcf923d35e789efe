import { beforeAll, expect, it } from 'vitest';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../../../adapters/dynamodb/leases.ts';
import { Fault } from '../../../../core/errors/faults.ts';
import type { JobOf, JobResult, Jobs, Leases, Work } from '../../../../core/events/job.ts';
import { runTarget } from '../../../../handlers/clock/run-target.ts';
import { replacing } from '../../../support/accept-and-commit/actor.ts';
import { noMetrics, quietLog } from '../../../support/values.ts';
import { START, table, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { aJob, aTry } from '../../adapters/dynamodb/jobs.ts';
import { clockOver } from './clock-of-file.ts';

const stored = tableOfFile();
const { clock, pass } = stored;
const clockwork = clockOver(stored);
let jobs: Jobs;
let leases: Leases;
beforeAll(() => {
  jobs = dynamoJobs(stored.client(), table, clock);
  leases = dynamoLeases(stored.client(), table, clock);
});

const TIME_MS = 60_000;
const LEAST_MS = 30_000;
/** A function's life and the skew of clocks. */
const LEASE_MS = TIME_MS + 5000;
let targets = 0;
let holders = 0;
const newTarget = async (count: number) => {
  const target = `webhook#run-${targets++}`;
  await jobs.add(Array.from({ length: count }, (_, n) => aJob(target, n)));
  pass(count);
  return target;
};

const isDone = async () => ({ status: 'done', try: null }) as const;

/** A function that runs targets. `ran` has the ids of the jobs, in the order in which they began. */
const aRunner = (
  work: Work<'webhook'> = async () => ({ status: 'done', try: null }),
  over: Partial<Jobs> = {},
  erasure: Work<'erasure'> = isDone,
) => {
  const ran: string[] = [];
  const started: string[] = [];
  const run = runTarget({
    ...{ jobs: replacing(jobs, over), leases, leastMs: LEAST_MS, metrics: noMetrics, clock, log: quietLog },
    newHolder: () => `run-${holders++}`,
    start: async (target) => void started.push(target),
    works: {
      webhook: async (job: JobOf<'webhook'>, remainingMs: () => number): Promise<JobResult> => {
        ran.push(job.id);
        return work(job, remainingMs);
      },
      ...{ summary: isDone, erasure },
    },
  });
  return { ran, started, run: (target: string, remainingMs = () => TIME_MS) => run(target, remainingMs) };
};
const statuses = async (target: string) => (await jobs.page(target, null, 100, null)).jobs.map(({ status }) => status);

it('runs every job of a target once, eight at a time, and ends its lease', async () => {
  const target = await newTarget(120);
  let now = 0;
  let most = 0;
  const { promise: eight, resolve } = Promise.withResolvers<void>();
  const { ran, run } = aRunner(async () => {
    most = Math.max(most, ++now);
    if (now === 8) resolve();
    await eight;
    // A ninth would begin meanwhile.
    await new Promise((after) => setTimeout(after, 20));
    now -= 1;
    return { status: 'done', try: null };
  });
  await run(target);
  expect([ran.length, new Set(ran).size, most]).toEqual([120, 120, 8]);
  expect(new Set(await statuses(target))).toEqual(new Set(['done']));
  expect(await leases.take(target, 'next', clock.now() + 1)).toBe(true);
});

it('keeps one run of a target at a time; the other one is run by the first, before it ends', async () => {
  const target = await newTarget(1);
  const other = aRunner();
  const { ran, run } = aRunner(async ({ id }) => {
    if (id !== aJob(target, 0).id) return { status: 'done', try: null };
    await jobs.add([aJob(target, 5)]);
    pass(10);
    await other.run(target);
    return { status: 'done', try: null };
  });
  await run(target);
  expect([ran, other.ran]).toEqual([[aJob(target, 0).id, aJob(target, 5).id], []]);
});

it('runs a job that is added while it finds nothing more to do', async () => {
  const target = await newTarget(0);
  let looks = 0;
  const dueOf: Jobs['dueOf'] = async (...which) => {
    const due = await jobs.dueOf(...which);
    // Behind this read the lease is still taken.
    if (looks++ === 0) {
      await jobs.add([aJob(target, 0)]);
      await aRunner().run(target);
    }
    return due;
  };
  const { ran, run } = aRunner(undefined, { dueOf });
  await run(target);
  expect(ran).toEqual([aJob(target, 0).id]);
});

it('runs a job again when a run died in front of its result, once claim and lease are over', async () => {
  const target = await newTarget(1);
  const dying = aRunner(undefined, { settle: () => new Promise(() => {}) });
  void dying.run(target);
  while (dying.ran.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  pass(LEASE_MS - 1);
  const early = aRunner();
  await early.run(target);
  expect(early.ran).toEqual([]);
  pass(2);
  const next = aRunner();
  await next.run(target);
  expect([next.ran, await statuses(target)]).toEqual([[aJob(target, 0).id], ['done']]);
});

it('drops the result of a claim that is over', async () => {
  const target = await newTarget(1);
  let late = () => {};
  const slow = aRunner(async () => {
    await new Promise<void>((resolve) => {
      late = resolve;
    });
    return { status: 'dead', try: null };
  });
  const ends = slow.run(target);
  while (slow.ran.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  pass(LEASE_MS + 1);
  await aRunner().run(target);
  late();
  await ends;
  expect(await statuses(target)).toEqual(['done']);
});

it('starts another run when its time becomes short', async () => {
  const target = await newTarget(40);
  let left = TIME_MS;
  const { ran, started, run } = aRunner(async () => {
    left -= 3000;
    return { status: 'done', try: null };
  });
  await run(target, () => left);
  expect(ran.length).toBeGreaterThanOrEqual(8);
  expect([started, (await jobs.dueOf(target, clock.now(), 100)).length]).toEqual([[target], 40 - ran.length]);
  const next = aRunner();
  await next.run(target);
  expect([next.ran.length, next.started]).toEqual([40 - ran.length, []]);
});

it('goes on behind a job that fails: a fault is tried again when its claim is over, other errors later and later', async () => {
  const target = await newTarget(3);
  const { ran, run } = aRunner(async ({ id }) => {
    if (id === aJob(target, 0).id) throw new Fault('StoreBusy', 'the table did not answer');
    if (id === aJob(target, 1).id) throw new TypeError('It is broken.');
    return { status: 'done', try: null };
  });
  await run(target);
  const { jobs: all } = await jobs.page(target, null, 10, null);
  expect(all.toReversed()).toMatchObject([
    { status: 'due', due_at: clock.now() + LEASE_MS, tries: [] },
    { status: 'due', due_at: clock.now() + 60_000, tries: [{ status: null, error: 'TypeError' }] },
    { status: 'done' },
  ]);
  for (let failures = 1; failures < 9; failures++) {
    pass(3_600_000);
    await run(target);
  }
  expect(ran.filter((id) => id === aJob(target, 1).id)).toHaveLength(9);
  expect(await statuses(target)).toEqual(['done', 'dead', 'due']);
});

it('never gives an erasure up', async () => {
  const [target, customer] = ['erasure#hash', '#ERASED#hash'];
  const erasure = { kind: 'erasure', pass: 1, erased_at: START } as const;
  await jobs.add([{ ...erasure, target, customer, id: `${START}-1`, due_at: START }]);
  const { run } = aRunner(undefined, {}, async () => {
    throw new TypeError('It is broken.');
  });
  for (let failures = 0; failures < 12; failures++) {
    await run(target);
    pass(3_600_000);
  }
  expect((await jobs.page(target, 'due', 1, null)).jobs).toMatchObject([{ tries: { length: 12 } }]);
});

it('keeps what a job asks for: another try at a time', async () => {
  const target = await newTarget(1);
  const at = clock.now() + 300_000;
  const work: Work<'webhook'> = async () => ({ status: 'retry', at, try: aTry(START) });
  const { ran, run } = aRunner(work);
  await run(target);
  expect((await jobs.page(target, 'due', 1, null)).jobs).toMatchObject([{ due_at: at, tries: [aTry(START)] }]);
  pass(299_999);
  await run(target);
  expect(ran).toHaveLength(1);
  pass(1);
  await run(target);
  expect(ran).toHaveLength(2);
});

it('is started once by a sweep for each target, also for many jobs, and a target that does not start stops no other', async () => {
  const [one, two] = [await newTarget(30), await newTarget(2)];
  const started: string[] = [];
  await clockwork.sweep({
    start: async (target) => {
      started.push(target);
      if (target === one) throw new Fault('StoreBusy', 'Lambda is busy.');
    },
  });
  const mine = started.filter((target) => target === one || target === two);
  expect(mine.toSorted()).toEqual([one, two].toSorted());
  expect(await jobs.dueOf(one, clock.now(), 100)).toHaveLength(30);
});
