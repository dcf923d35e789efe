import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoDueIndex } from '../../../../adapters/dynamodb/due-index.ts';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import { jobKey, targetOf } from '../../../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../../../core/config/table-layout.ts';
import type { DueIndex, Job, Jobs } from '../../../../core/events/job.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';
import { aJob, aTry } from './jobs.ts';

const stored = tableOfFile();
let jobs: Jobs;
let index: DueIndex;
beforeAll(() => {
  jobs = dynamoJobs(stored.client(), table, stored.clock);
  index = dynamoDueIndex(stored.client(), table);
});

let targets = 0;
const newTarget = () => `webhook#t-${targets++}`;
const idsOf = (found: readonly Job[]) => found.map(({ id }) => id);
const added = async (target: string, ...ns: readonly number[]): Promise<readonly Job[]> => {
  await jobs.add(ns.map((n) => aJob(target, n)));
  const due = await jobs.dueOf(target, START + Math.max(...ns), 100);
  return ns.map((n) => due.find(({ id }) => id === aJob(target, n).id) as Job);
};
const only = async (target: string, n = 1): Promise<Job> => (await added(target, n))[0] as Job;
const claimed = async (job: Job, ms = 1000): Promise<Job> => (await jobs.claim(job, job.due_at + ms)) as Job;
const end = async (job: Job, status: 'done' | 'dead' | 'dropped') =>
  jobs.settle(await claimed(job), { status, try: aTry(START) });
const dueKeys = async () => (await Array.fromAsync(index.due(START + DAY_MS))).flat();

describe('a job', () => {
  it('is added once, and an ended one is not added again', async () => {
    const target = newTarget();
    const job = await only(target);
    expect(job).toEqual({ ...aJob(target, 1), status: 'due', tries: [], created_at: START });
    await end(job, 'done');
    await jobs.add([aJob(target, 1)]);
    expect(await jobs.dueOf(target, START + DAY_MS, 10)).toEqual([]);
  });

  it('is found once it is due, the longest due first, in every kind', async () => {
    const target = newTarget();
    await added(target, 3, 1, 2);
    const summary = { kind: 'summary', why: 'window', up_to: null, customer: 'ada', conversation: 'c' } as const;
    await jobs.add([{ ...summary, target, id: 'window', due_at: START }]);
    await added(`${target}-other`, 1);
    expect(await jobs.dueOf(target, START - 1, 10)).toEqual([]);
    expect(await jobs.dueOf(target, START, 10)).toMatchObject([{ ...summary, id: 'window' }]);
    expect(idsOf(await jobs.dueOf(target, START + 2, 10))).toEqual(['window', aJob('', 1).id, aJob('', 2).id]);
    expect(idsOf(await jobs.dueOf(target, START + 3, 2))).toEqual(['window', aJob('', 1).id]);
  });

  it('is claimed by one of ten runs, and is due again when the claim is over', async () => {
    const target = newTarget();
    const job = await only(target);
    const claims = await Promise.all(Array.from({ length: 10 }, () => jobs.claim(job, START + 1000)));
    expect(claims.filter((claim) => claim !== null)).toEqual([{ ...job, due_at: START + 1000 }]);
    expect(await jobs.dueOf(target, START + 999, 10)).toEqual([]);
    expect(await jobs.dueOf(target, START + 1000, 10)).toHaveLength(1);
    expect(await jobs.claim(job, START + 3000)).toBeNull();
  });

  it('is settled by the run that has the claim, and by no other', async () => {
    const job = await only(newTarget());
    const first = await claimed(job);
    const second = await claimed(first);
    expect(await jobs.settle(first, { status: 'done', try: null })).toBe(false);
    expect(await jobs.settle(second, { status: 'done', try: null })).toBe(true);
    expect(await jobs.settle(second, { status: 'dead', try: null })).toBe(false);
    expect(await jobs.claim(second, START + 9000)).toBeNull();
  });

  it('is due again at the time of its retry, with every try behind it', async () => {
    const target = newTarget();
    let job = await only(target);
    for (const n of [10, 20]) {
      const retry = { status: 'retry', at: START + n * 1000, try: aTry(START + n) } as const;
      expect(await jobs.settle(await claimed(job), retry)).toBe(true);
      expect(await jobs.dueOf(target, retry.at - 1, 9)).toEqual([]);
      [job] = (await jobs.dueOf(target, retry.at, 9)) as [Job];
    }
    expect(job).toMatchObject({ status: 'due', due_at: START + 20_000, tries: [aTry(START + 10), aTry(START + 20)] });
  });

  it('that has ended can be made due again, now', async () => {
    const target = newTarget();
    const job = await only(target);
    await end(job, 'dead');
    stored.pass(5000);
    expect(await jobs.again(target, job.id)).toBe(true);
    const due = { ...job, due_at: START + 5000, tries: [aTry(START)] };
    expect(await jobs.dueOf(target, START + 5000, 9)).toEqual([due]);
    expect(await jobs.again(target, 'other')).toBe(false);
  });

  it('that waits for its next try can be made due now, also by a caller that repeats itself', async () => {
    const target = newTarget();
    const job = await only(target);
    const retry = { status: 'retry', at: START + DAY_MS, try: aTry(START) } as const;
    await jobs.settle(await claimed(job), retry);
    stored.pass(5000);
    for (let calls = 0; calls < 2; calls++, stored.pass(1000)) {
      expect(await jobs.again(target, job.id)).toBe(true);
      expect(await jobs.dueOf(target, START + DAY_MS, 9)).toEqual([
        { ...job, due_at: START + 5000, tries: [aTry(START)] },
      ]);
    }
  });

  it('that a run has claimed is taken from it, and runs twice', async () => {
    const target = newTarget();
    const job = await only(target);
    const first = await claimed(job);
    expect(await jobs.again(target, job.id)).toBe(true);
    expect(await jobs.settle(first, { status: 'done', try: null })).toBe(false);
    const [due] = (await jobs.dueOf(target, START, 9)) as [Job];
    expect(await jobs.settle(await claimed(due), { status: 'done', try: null })).toBe(true);
  });

  it.each([
    ['done', 7],
    ['dropped', 7],
    ['dead', 30],
  ] as const)('that is %s is kept for %d days', async (status, days) => {
    const target = newTarget();
    const job = await only(target);
    stored.pass(DAY_MS);
    await end(job, status);
    stored.pass(days * DAY_MS - 1000);
    expect((await jobs.page(target, status, 9, null)).jobs).toHaveLength(1);
    stored.pass(1000);
    expect((await jobs.page(target, null, 9, null)).jobs).toEqual([]);
    expect(await jobs.again(target, job.id)).toBe(false);
  });

  it('that is due is kept for 30 days from its last change', async () => {
    const target = newTarget();
    const job = await only(target);
    stored.pass(29 * DAY_MS);
    const later = START + 40 * DAY_MS;
    await jobs.settle(await claimed(job), { status: 'retry', at: later, try: aTry(START) });
    stored.pass(29 * DAY_MS);
    expect(await jobs.dueOf(target, later, 9)).toHaveLength(1);
    stored.pass(DAY_MS);
    expect(await jobs.dueOf(target, later, 9)).toEqual([]);
    expect(await jobs.claim({ ...job, due_at: later }, later + 1)).toBeNull();
  });
});

describe('the index of what is due', () => {
  it('has a job while it is due, at the time at which it is, in the shard of its target', async () => {
    const target = newTarget();
    const theirs = async () => (await dueKeys()).filter(({ pk }) => targetOf(pk) === target);
    const job = await only(target);
    expect(await theirs()).toEqual([{ pk: jobKey(target, job.id), sk: job.id, due_at: START + 1 }]);
    const claim = await claimed(job);
    expect(await theirs()).toMatchObject([{ due_at: START + 1001 }]);
    await jobs.settle(claim, { status: 'dead', try: null });
    expect(await theirs()).toEqual([]);
    await jobs.again(target, job.id);
    expect(await theirs()).toMatchObject([{ due_at: START }]);
  });

  it('has the targets in all of its shards, each with all of its jobs, and none before its time', async () => {
    const many = Array.from({ length: 60 }, newTarget);
    await jobs.add(many.flatMap((target) => [aJob(target, 1), aJob(target, 2)]));
    const before = (await Array.fromAsync(index.due(START + 1))).flat();
    expect(before.filter(({ pk }) => many.includes(targetOf(pk) ?? ''))).toHaveLength(60);
    const after = (await dueKeys()).filter(({ pk }) => many.includes(targetOf(pk) ?? ''));
    expect(after).toHaveLength(120);
    const { partitionKey, shards } = CONVERSATIONS_TABLE.dueIndex;
    const items = await Promise.all(after.map(({ pk, sk }) => stored.item(pk, sk)));
    const used = new Map(items.map((item) => [item?.[partitionKey], item?.pk]));
    expect(used.size).toBe(shards);
    for (const { pk } of after) {
      expect(new Set(items.filter((item) => item?.pk === pk).map((item) => item?.[partitionKey])).size).toBe(1);
    }
  });
});

describe('a page of jobs', () => {
  const all = async (target: string, status: Parameters<Jobs['page']>[1], limit: number) => {
    const pages: string[][] = [];
    for (let before: string | null = null; ; ) {
      const page: Awaited<ReturnType<Jobs['page']>> = await jobs.page(target, status, limit, before);
      pages.push(idsOf(page.jobs).map((id) => id.split('_')[1] ?? ''));
      before = page.next;
      if (before === null) return pages;
    }
  };

  it('has the newest jobs of a target first, of all statuses or of one', async () => {
    const target = newTarget();
    const [one, two, three, four] = (await added(target, 1, 2, 3, 4, 5, 6)) as [Job, Job, Job, Job];
    await end(one, 'done');
    await end(three, 'done');
    await end(two, 'dead');
    await end(four, 'dropped');
    await added(`${target}x`, 9);
    expect(await all(target, null, 4)).toEqual([
      ['6', '5', '4', '3'],
      ['2', '1'],
    ]);
    expect(await all(target, null, 3)).toEqual([
      ['6', '5', '4'],
      ['3', '2', '1'],
    ]);
    expect(await all(target, 'done', 1)).toEqual([['3'], ['1']]);
    expect(await all(target, 'dead', 1)).toEqual([['2']]);
    expect(await all(target, 'dropped', 5)).toEqual([['4']]);
    expect(await all(target, 'due', 1)).toEqual([['6'], ['5']]);
    expect(await all(newTarget(), 'due', 1)).toEqual([[]]);
    expect((await jobs.page(target, 'dead', 1, null)).jobs).toMatchObject([{ status: 'dead', tries: [aTry(START)] }]);
  });

  it('of a status reads no more of the partition than it shows', async () => {
    const target = newTarget();
    const many = await added(target, ...Array.from({ length: 40 }, (_, n) => n));
    await end(many[3] as Job, 'dead');
    let items = 0;
    stored.client().middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        items += Number((result.output as { ScannedCount?: number }).ScannedCount ?? 0);
        return result;
      },
      { step: 'initialize', name: 'count' },
    );
    expect(await all(target, 'dead', 10)).toEqual([['3']]);
    stored.client().middlewareStack.remove('count');
    expect(items).toBe(1);
  });
});
