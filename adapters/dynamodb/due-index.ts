import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { hashOf } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Due, DueIndex } from '../../core/events/job.ts';
import type { Item } from './items.ts';
import { livePages } from './queries.ts';

const { partitionKey: PK, sortKey: SK, dueIndex } = CONVERSATIONS_TABLE;
const { partitionKey: SHARD, sortKey: DUE_AT, shards } = dueIndex;

const MINUTE_MS = 60_000;

/** The shard of what is due, by the target of a job or the partition key of a conversation. */
const dueShard = (of: string): string => String(Number.parseInt(hashOf(of).slice(0, 8), 16) % shards);

/** The keys of the index of what is due. An item without them is not in it. */
export const dueKeys = (of: string, due_at: number): Item => ({ [SHARD]: dueShard(of), [DUE_AT]: due_at });

/** Reads shard after shard, each minute from another one on, because a sweep may have no time for the last ones. The index has keys only, so it can return expired items. */
export const dynamoDueIndex = (client: DynamoDBDocumentClient, table: string): DueIndex => ({
  async *due(now) {
    for (let n = 0; n < shards; n++) {
      const shard = (n + Math.floor(now / MINUTE_MS)) % shards;
      const query = {
        TableName: table,
        IndexName: dueIndex.name,
        KeyConditionExpression: '#shard = :shard AND #due <= :now',
        ExpressionAttributeNames: { '#shard': SHARD, '#due': DUE_AT },
        ExpressionAttributeValues: { ':shard': String(shard), ':now': now },
      };
      for await (const page of livePages(client, query, now)) yield page.map(toDue);
    }
  },
});

const toDue = (item: Item): Due => ({ pk: String(item[PK]), sk: String(item[SK]), due_at: Number(item[DUE_AT]) });
