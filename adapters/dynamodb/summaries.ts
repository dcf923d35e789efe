import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { type Summaries, type SummaryKind, summaryIn } from '../../core/turn/summary/summary.ts';
import { conversationItems, type DynamoOptions } from './conversation-item.ts';
import { SUMMARY_KEY } from './entries.ts';
import { dynamoItems } from './items.ts';

const { orderIndex, ttl: TTL } = CONVERSATIONS_TABLE;

/** Only the summary for models is in the index by order, after every turn. */
const SORT_KEYS: Readonly<Record<SummaryKind, string>> = {
  window: SUMMARY_KEY,
  handed_off: `${SUMMARY_KEY}#HANDED_OFF`,
};

/** An item for each kind, with the attributes that the index by order has: `context_from` is the key up to which it reaches. A write may be sent twice. */
export const dynamoSummaries = (client: DynamoDBDocumentClient, options: DynamoOptions): Summaries => {
  const { table, clock } = options;
  const items = dynamoItems(client, table, clock);
  const { expiry } = conversationItems(client, options);
  return {
    get: async (id, kind) => {
      const item = await items.get(partitionKey(id), SORT_KEYS[kind]);
      return item && summaryIn(item);
    },
    put: async (id, kind, { text, up_to, made_at, episode }) => {
      const set = {
        ...{ kind: 'summary', text, context_from: up_to, answered_at: made_at, episode, ...expiry() },
        ...(kind === 'window' && { [orderIndex.sortKey]: SUMMARY_KEY }),
      };
      await items.update(partitionKey(id), SORT_KEYS[kind], {
        expression: `SET ${Object.keys(set)
          .map((name) => `#${name} = :${name}`)
          .join(', ')}`,
        condition: `attribute_not_exists(#context_from) OR #context_from <= :context_from OR #${TTL} <= :second`,
        values: { ...set, second: items.seconds() },
      });
    },
  };
};
