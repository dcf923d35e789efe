import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { DeskQueue } from '../../core/desk/desks.ts';
import { deskPartition, toDesk } from './desk-item.ts';
import type { Item } from './items.ts';
import { livePages } from './turns.ts';

const { deskIndex } = CONVERSATIONS_TABLE;
type Row = Awaited<ReturnType<DeskQueue['page']>>['rows'][number];

/** The queue of the desk, by the index of the conversations that the assistant does not own. */
export const dynamoDeskQueue = (client: DynamoDBDocumentClient, table: string, clock: Clock): DeskQueue => ({
  page: async (of, limit, after) => {
    const newestFirst = of.state === 'closed';
    const query = {
      TableName: table,
      IndexName: deskIndex.name,
      ScanIndexForward: !newestFirst,
      KeyConditionExpression: `#desk = :desk${after === null ? '' : ` AND #at ${newestFirst ? '<' : '>'} :after`}`,
      ExpressionAttributeNames: {
        '#desk': deskIndex.partitionKey,
        ...(after !== null && { '#at': deskIndex.sortKey }),
      },
      ExpressionAttributeValues: { ':desk': deskPartition(of), ...(after !== null && { ':after': after }) },
      Limit: limit + 1,
    };
    const rows: Row[] = [];
    for await (const page of livePages(client, query, clock.now())) {
      rows.push(...page.map(toRow));
      if (rows.length > limit) break;
    }
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  },
});

const toRow = (item: Item): Row => ({
  customer: String(item.customer),
  conversation: String(item.conversation),
  title: String(item.title ?? ''),
  desk: toDesk(item),
  position: String(item[deskIndex.sortKey]),
});
