import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { Schedule } from '../../core/events/schedule.ts';
import { dynamoItems } from './items.ts';

const { partitionKey: SHARD, sortKey: DUE_AT } = CONVERSATIONS_TABLE.dueIndex;

/** It does not renew an item's expiry: an expired item leaves the index. A write that is sent twice is refused the second time. */
export const dynamoSchedule = (client: DynamoDBDocumentClient, table: string, clock: Clock): Schedule => {
  const items = dynamoItems(client, table, clock);
  return {
    reschedule: ({ pk, sk, due_at }, until) =>
      items.update(pk, sk, {
        expression: until === null ? `REMOVE #${SHARD}, #${DUE_AT}` : `SET #${DUE_AT} = :until`,
        condition: `#${DUE_AT} = :seen AND attribute_exists(#${SHARD})`,
        values: { seen: due_at, ...(until !== null && { until }) },
      }),
  };
};
