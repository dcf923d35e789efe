import { gzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { discardedKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { DiscardedRecords } from '../../core/events/discarded.ts';
import { orStoreFault, PROVEN } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
/** How long they are kept. */
export const DISCARDED_SECONDS = 14 * 86_400;

/**
 * An item for each record, in a partition for each day. A write that is sent twice replaces itself. The record is gzipped JSON, because it contains an
 * item twice, before and after its change, and must fit into one item.
 */
export const dynamoDiscardedRecords = (
  client: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): DiscardedRecords => ({
  keep: async ({ id, pk, record, error }) => {
    const now = clock.now();
    const put = new PutCommand({
      TableName: table,
      ...PROVEN,
      Item: {
        [PK]: discardedKey(dayOf(now)),
        [SK]: id,
        ...{ of: pk, error, discarded_at: now, record: gzipSync(JSON.stringify(record)) },
        [TTL]: Math.floor(now / 1000) + DISCARDED_SECONDS,
      },
    });
    await orStoreFault(() => client.send(put));
  },
});
