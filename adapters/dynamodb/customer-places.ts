import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import {
  actionKey,
  auditKey,
  dailyQuotaKey,
  discardedKey,
  erasedKey,
  hashOf,
  jobKeys,
  keyTime,
  leaseKey,
  targetOf,
} from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { CustomerItems, Place } from '../../core/privacy/customer-items.ts';
import { ACT_SECONDS } from './desk-actions.ts';
import { DISCARDED_SECONDS } from './discarded-records.ts';
import type { Item } from './items.ts';
import { abreast, allPages } from './queries.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL, customerIndex, dueIndex } = CONVERSATIONS_TABLE;
const DAY_SECONDS = 86_400;
const SUMMARY = 'summary#';

/** Sort key of a conversation that a pass of an erasure remembers, beside the tombstone: by a hash, because a partition key may be longer than a sort key. */
export const rememberedKey = (conversation: string): string => `${REMEMBERED}${hashOf(conversation)}`;
const REMEMBERED = 'CONVERSATION#';

/** A query, with the names and values of its expressions: names are marked by `#`, keys of `values` by `:`. */
interface Asked {
  readonly index?: string;
  readonly where: string;
  readonly filter?: string;
  readonly shown: string;
  readonly values: Item;
}

/** Where the items of a customer are: by keys, indexes, and queries of bounded partitions. Nothing scans the table. */
export const customerPlaces = (
  client: DynamoDBDocumentClient,
  table: string,
  /** The names of the receivers of webhooks. */
  endpoints: readonly string[],
  clock: Clock,
): Pick<CustomerItems, 'conversations' | 'remembered' | 'others' | 'jobs'> => {
  const ask = ({ index, where, filter, shown, values }: Asked) =>
    allPages(client, {
      TableName: table,
      ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
      KeyConditionExpression: where,
      ProjectionExpression: shown,
      ...(filter !== undefined && { FilterExpression: filter }),
      ExpressionAttributeNames: Object.fromEntries(
        [...`${where} ${filter} ${shown}`.matchAll(/#(\w+)/g)].map(([name, bare = '']) => [name, bare]),
      ),
      ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
    });
  const places = async function* (asked: Omit<Asked, 'shown'>): AsyncGenerator<readonly Place[]> {
    for await (const page of ask({ ...asked, shown: `#${PK}, #${SK}` }))
      yield page.map((item) => ({ pk: String(item[PK]), sk: String(item[SK]) }));
  };
  const partition = (pk: string, filter?: string, values: Item = {}) =>
    places({ where: `#${PK} = :pk`, ...(filter !== undefined && { filter }), values: { pk, ...values } });
  /** The days of which items may still exist that are kept for so many seconds. */
  const days = (seconds: number): string[] =>
    Array.from({ length: seconds / DAY_SECONDS + 1 }, (_, ago) => dayOf(clock.now() - ago * DAY_SECONDS * 1000));

  const listed = async function* (customer: string): AsyncGenerator<readonly string[]> {
    const pages = ask({
      index: customerIndex.name,
      where: `#${customerIndex.partitionKey} = :customer`,
      shown: `#${PK}`,
      values: { customer },
    });
    for await (const page of pages) yield page.map((item) => String(item[PK]));
  };
  /** A turn is due while it is pending, also in a conversation that has no item yet; the job of a summary, while it is to be done. */
  const due = async function* (customer: string): AsyncGenerator<readonly string[]> {
    const theirs = `${encodeURIComponent(customer)}#`;
    for (let shard = 0; shard < dueIndex.shards; shard++) {
      const [jobs = ''] = jobKeys(SUMMARY + theirs);
      const pages = ask({
        index: dueIndex.name,
        where: `#${dueIndex.partitionKey} = :shard`,
        filter: `begins_with(#${PK}, :theirs) OR begins_with(#${PK}, :jobs)`,
        shown: `#${PK}`,
        values: { shard: String(shard), theirs, jobs },
      });
      for await (const page of pages)
        yield page.map((item) => targetOf(String(item[PK]))?.slice(SUMMARY.length) ?? String(item[PK]));
    }
  };
  /** The acts of the team on the customer's conversations: their results have the desk. The audit tells who acted. */
  const actsOfTeam = async function* (customer: string, before: number): AsyncGenerator<readonly Place[]> {
    const actors = new Set<string>();
    const where = `#${PK} = :pk`;
    const calls = days(ACT_SECONDS).map((day) => ({ pk: auditKey(day), customer }));
    for await (const page of abreast(
      calls.map((values) => ask({ where, filter: '#customer = :customer', shown: '#actor', values })),
    )) {
      for (const { actor } of page) actors.add(String(actor));
      // A pass can be cut off behind each page.
      yield [];
    }
    const id = JSON.stringify(customer);
    const filter = `#${TTL} < :before AND (contains(#result, :result) OR begins_with(#target, :target))`;
    for (const actor of actors)
      yield* partition(actionKey(actor), filter, { before, result: `"customer":${id}`, target: `[${id},` });
  };

  return {
    async *conversations(customer) {
      yield* listed(customer);
      yield* due(customer);
    },
    async *remembered(customer) {
      const where = `#${PK} = :pk AND begins_with(#${SK}, :sk)`;
      const values = { pk: erasedKey(customer), sk: REMEMBERED };
      for await (const page of ask({ where, shown: '#of', values })) yield page.map(({ of }) => String(of));
    },
    async *others(customer, time) {
      // Acts have no time but their expiry, in seconds.
      const before = Math.ceil(time / 1000) + ACT_SECONDS;
      yield* partition(dailyQuotaKey(customer));
      yield* partition(actionKey(`customer:${customer}`), `#${TTL} < :before`, { before });
      yield* actsOfTeam(customer, before);
      const deliveries = (pk: string) =>
        places({
          where: `#${PK} = :pk AND #${SK} < :sk`,
          // The event of the erasure itself must still be delivered.
          filter: '#customer = :customer AND #event.#type <> :erased',
          values: {
            ...{ pk, sk: keyTime(time) },
            ...{ customer, erased: 'customer.erased' },
          },
        });
      for (const name of endpoints) yield* abreast(jobKeys(`webhook#${name}`).map(deliveries));
      for (const day of days(DISCARDED_SECONDS))
        yield* partition(discardedKey(day), 'begins_with(#of, :theirs)', {
          theirs: `${encodeURIComponent(customer)}#`,
        });
    },
    async *jobs(conversation) {
      for (const pk of jobKeys(SUMMARY + conversation)) yield* partition(pk);
      yield* partition(leaseKey(SUMMARY + conversation));
    },
  };
};
