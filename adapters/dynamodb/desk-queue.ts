import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { DeskQueue } from '../../core/desk/desks.ts';
import { deskPartition, toDesk } from './desk-item.ts';
import type { Item } from './items.ts';
import { firstOf } from './queries.ts';

const { deskIndex } = CONVERSATIONS_TABLE;
type Row = Awaited<ReturnType<DeskQueue['page']>>['rows'][number];

/** The queue of the desk, by the index of the conversations that the assistant does not own. */
export const dynamoDeskQueue = (client: DynamoDBDocumentClient, table: string, clock: Clock): DeskQueue => ({
  page: async (of, limit, after) => {
    const query = {
      TableName: table,
      IndexName: deskIndex.name,
      KeyConditionExpression: after === null ? '#desk = :desk' : '#desk = :desk AND #at > :after',
      ExpressionAttributeNames: {
        '#desk': deskIndex.partitionKey,
        ...(after !== null && { '#at': deskIndex.sortKey }),
      },
      ExpressionAttributeValues: { ':desk': deskPartition(of), ...(after !== null && { ':after': after }) },
    };
    const { items, more } = await firstOf(client, query, limit, clock.now());
    return { rows: items.map(toRow), more };
  },
});

const toRow = (item: Item): Row => ({
  customer: String(item.customer),
  conversation: String(item.conversation),
  title: String(item.title ?? ''),
  desk: toDesk(item),
  position: String(item[deskIndex.sortKey]),
});
