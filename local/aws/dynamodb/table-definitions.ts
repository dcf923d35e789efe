import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { CONVERSATIONS_TABLE, IDEMPOTENCY_TABLE } from '../../../core/config/table-layout.ts';

const { partitionKey, sortKey, orderIndex, customerIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
const globalIndex = (index: typeof customerIndex | typeof deskIndex | typeof dueIndex, type: 'ALL' | 'KEYS_ONLY') => ({
  IndexName: index.name,
  KeySchema: keys(index.partitionKey, index.sortKey),
  Projection: { ProjectionType: type },
});
const text = [partitionKey, sortKey, orderIndex.sortKey, customerIndex, deskIndex, dueIndex.partitionKey].flatMap(
  (key) => (typeof key === 'string' ? key : [key.partitionKey, key.sortKey]),
);

export const CONVERSATIONS = {
  TableName: 'frontdesk-conversations',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    ...text.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    { AttributeName: dueIndex.sortKey, AttributeType: 'N' },
  ],
  KeySchema: keys(partitionKey, sortKey),
  LocalSecondaryIndexes: [
    {
      IndexName: orderIndex.name,
      KeySchema: keys(partitionKey, orderIndex.sortKey),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...orderIndex.attributes] },
    },
  ],
  GlobalSecondaryIndexes: [
    globalIndex(customerIndex, 'ALL'),
    globalIndex(deskIndex, 'ALL'),
    globalIndex(dueIndex, 'KEYS_ONLY'),
  ],
} satisfies CreateTableCommandInput;

export const IDEMPOTENCY = {
  TableName: 'frontdesk-idempotency',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: IDEMPOTENCY_TABLE.partitionKey, AttributeType: 'S' }],
  KeySchema: [{ AttributeName: IDEMPOTENCY_TABLE.partitionKey, KeyType: 'HASH' }],
} as const satisfies CreateTableCommandInput;
