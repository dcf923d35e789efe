import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { ConversationList, ConversationSummary } from '../../core/turn/conversations.ts';
import { livePages } from './turns.ts';

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
      Limit: limit + 1,
    };
    const found: ConversationSummary[] = [];
    for await (const page of livePages(client, query, clock.now())) {
      found.push(...page.map(toSummary));
      if (found.length > limit) break;
    }
    return { conversations: found.slice(0, limit), more: found.length > limit };
  },
});

const toSummary = (item: Readonly<Record<string, unknown>>): ConversationSummary => ({
  conversation: String(item.conversation),
  title: String(item.title),
  last_key: String(item.last_key),
  updated_at: Number(item.updated_at),
});
