import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { ConversationList, ConversationSummary } from '../../core/turn/conversations.ts';
import type { Item } from './items.ts';
import { firstOf } from './queries.ts';

const { customerIndex } = CONVERSATIONS_TABLE;

/** The index by customer, which has conversation items only. Reads of an index are eventually consistent. */
export const dynamoConversationList = (
  client: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): ConversationList => ({
  page: async (customer, limit, before) => {
    const query = {
      TableName: table,
      IndexName: customerIndex.name,
      ScanIndexForward: false,
      KeyConditionExpression: '#customer = :customer AND #last < :before',
      ExpressionAttributeNames: { '#customer': customerIndex.partitionKey, '#last': customerIndex.sortKey },
      // No turn key sorts after `~`.
      ExpressionAttributeValues: { ':customer': customer, ':before': before ?? '~' },
    };
    const { items, more } = await firstOf(client, query, limit, clock.now());
    return { conversations: items.map(toSummary), more };
  },
});

const toSummary = (item: Item): ConversationSummary => ({
  conversation: String(item.conversation),
  // A conversation that begins with the request for a person has no message yet.
  title: String(item.title ?? ''),
  last_key: String(item.last_key),
  updated_at: Number(item.updated_at),
});
