import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { jobKey, jobKeys, keyTime } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Job, JobSeed, JobStatus, Jobs } from '../../core/events/job.ts';
import { dueKeys } from './due-index.ts';
import { dynamoItems, type Item } from './items.ts';
import { firstOf } from './queries.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL, orderIndex, dueIndex } = CONVERSATIONS_TABLE;
const { partitionKey: SHARD } = dueIndex;
const AT = orderIndex.sortKey;
/** How long a job is kept in a status, from the change to it. */
const KEPT_DAYS = { due: 30, done: 7, dropped: 7, dead: 30 } as const satisfies Record<JobStatus, number>;
const DAY_SECONDS = 86_400;
/** No id sorts after it. */
const LAST = '~';

/**
 * Jobs, in one or several partitions a target. The index by order lists them by status: due ones by their time, all others by their id. Each change of a
 * job stores a random stamp, so that a write that is sent twice finds that it was carried out.
 */
export const dynamoJobs = (client: DynamoDBDocumentClient, table: string, clock: Clock): Jobs => {
  const items = dynamoItems(client, table, clock);
  const expiry = (status: JobStatus) => ({ [TTL]: items.seconds() + KEPT_DAYS[status] * DAY_SECONDS });

  /** Null if the condition does not hold, and this change is not the last one that the job saw. */
  const change = async ({ target, id }: Place, { set, condition, values, ends = false }: Change) => {
    const assigned = { ...set, stamp: randomUUID() };
    const names = Object.keys(assigned);
    const after = await items.updated(jobKey(target, id), id, {
      expression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${ends ? ` REMOVE #${SHARD}` : ''}`,
      condition: `#${TTL} > :second AND (#stamp = :stamp OR (${condition}))`,
      values: { ...assigned, ...values, second: items.seconds() },
    });
    return after && toJob(after);
  };
  /** A change of a job that is still due when it was: no other run has claimed or ended it since. */
  const changeDue = (job: Job, set: Item, ends = false) =>
    change(job, {
      ...{ set, ends, condition: '#status = :wasDue AND #due_at = :seen' },
      values: { wasDue: 'due', seen: job.due_at },
    });

  const page = async (query: Query, limit: number) => {
    const { by, condition, values, order = 'newest' } = query;
    const pages = jobKeys(query.target).map((pk) => {
      const input = {
        ...{ TableName: table, ConsistentRead: true, ScanIndexForward: order === 'oldest' },
        ...(by === AT && { IndexName: orderIndex.name, Select: 'ALL_ATTRIBUTES' as const }),
        KeyConditionExpression: `#pk = :pk AND ${condition}`,
        ExpressionAttributeNames: { '#pk': PK, '#by': by },
        ExpressionAttributeValues: { ':pk': pk, ...values },
      };
      return firstOf(client, input, limit, clock.now());
    });
    const found = (await Promise.all(pages)).flatMap(({ items }) => items);
    const place = (item: Item) => String(item[by]);
    const oldestFirst = found.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
    return (order === 'oldest' ? oldestFirst : oldestFirst.reverse()).slice(0, limit);
  };

  return {
    add: async (jobs) => {
      await Promise.all(
        jobs.map(({ id, ...seed }) =>
          items.putIfAbsent(jobKey(seed.target, id), id, {
            ...seed,
            ...{ status: 'due', tries: [], created_at: clock.now() },
            ...whenDue({ ...seed, id }, seed.due_at),
            ...expiry('due'),
          }),
        ),
      );
    },
    dueOf: async (target, now, limit) => {
      const values = { ':from': 'due#', ':to': `due#${keyTime(now)}${LAST}` };
      const found = await page(
        { target, by: AT, condition: '#by BETWEEN :from AND :to', values, order: 'oldest' },
        limit,
      );
      return found.map(toJob);
    },
    claim: (job, until) => changeDue(job, whenDue(job, until)),
    settle: async (claimed, result) => {
      const tries = result.try ? [...claimed.tries, result.try] : claimed.tries;
      const { status } = result;
      const after =
        status === 'retry'
          ? changeDue(claimed, { tries, ...whenDue(claimed, result.at), ...expiry('due') })
          : changeDue(claimed, { tries, status, [AT]: `${status}#${claimed.id}`, ...expiry(status) }, true);
      return (await after) !== null;
    },
    page: async (target, status, limit, before) => {
      const by = status === null ? SK : AT;
      const first = status === null ? LAST : `${status}#${LAST}`;
      const found = await page(
        { target, by, condition: '#by < :before', values: { ':before': before ?? first } },
        limit + 1,
      );
      // The jobs of another status follow the last one of this status.
      const theirs = found.filter((item) => status === null || item.status === status);
      const shown = theirs.slice(0, limit);
      return { jobs: shown.map(toJob), next: theirs.length > limit ? String(shown.at(-1)?.[by]) : null };
    },
    again: async (target, id) => {
      const job = { target, id };
      const set = { status: 'due', ...whenDue(job, clock.now()), ...expiry('due') };
      const due = await change(job, { set, condition: '#status <> :status OR #due_at > :due_at', values: {} });
      return due !== null || (await items.get(jobKey(target, id), id)) !== null;
    },
  };
};

type Place = Pick<JobSeed, 'target' | 'id'>;

interface Change {
  readonly set: Item;
  readonly condition: string;
  readonly values: Item;
  /** Whether the job leaves the index of what is due. */
  readonly ends?: boolean;
}

interface Query {
  readonly target: string;
  readonly by: string;
  /** Of the key that it is read by, `#by`. */
  readonly condition: string;
  readonly values: Item;
  readonly order?: 'newest' | 'oldest';
}

const whenDue = ({ target, id }: Place, at: number): Item => ({
  ...dueKeys(target, at),
  [AT]: `due#${keyTime(at)}#${id}`,
});

/** An ended job keeps the time at which it was due, and is not in the index of what is due, because it has no shard. */
const toJob = ({ [SK]: id, [PK]: _, [AT]: __, [TTL]: ___, [SHARD]: ____, stamp, ...job }: Item): Job =>
  ({ ...job, id }) as unknown as Job;
