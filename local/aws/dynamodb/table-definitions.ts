import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CONVERSATIONS_TABLE, IDEMPOTENCY_TABLE } from '../../../core/config/table-layout.ts';

const { partitionKey, sortKey, customerIndex } = CONVERSATIONS_TABLE;

export const CONVERSATIONS = {
  TableName: 'frontdesk-conversations',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [partitionKey, sortKey, customerIndex.partitionKey, customerIndex.sortKey].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: customerIndex.name,
      KeySchema: [
        { AttributeName: customerIndex.partitionKey, KeyType: 'HASH' },
        { AttributeName: customerIndex.sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} as const satisfies CreateTableCommandInput;

export const IDEMPOTENCY = {
  TableName: 'frontdesk-idempotency',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: IDEMPOTENCY_TABLE.partitionKey, AttributeType: 'S' }],
  KeySchema: [{ AttributeName: IDEMPOTENCY_TABLE.partitionKey, KeyType: 'HASH' }],
} as const satisfies CreateTableCommandInput;
