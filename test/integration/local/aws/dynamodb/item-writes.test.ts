import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONVERSATIONS_TABLE } from '../../../../../core/config/table-layout.ts';
import { createTables } from '../../../../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../../local/aws/dynamodb/table-definitions.ts';

const ITEMS = 200;
const { TableName } = CONVERSATIONS;

let dynamo: DynamoDb;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }));
  await createTables(dynamo.url, [CONVERSATIONS]);
});
afterAll(async () => {
  client.destroy();
  await dynamo.close();
});

const whole = () =>
  client.send(
    new QueryCommand({
      TableName,
      IndexName: CONVERSATIONS_TABLE.orderIndex.name,
      ConsistentRead: true,
      Select: 'ALL_ATTRIBUTES',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'one' },
    }),
  );
const put = (n: number) => {
  const at = String(n).padStart(13, '0');
  return client.send(new PutCommand({ TableName, Item: { pk: 'one', sk: `TURN#${n}`, at, text: 'not in the index' } }));
};

it('a query for whole items through a local index finds each entry with its item, while items are written', async () => {
  const seen = await Promise.all(
    Array.from({ length: ITEMS }, async (_, n) => {
      const [{ Items = [] }] = await Promise.all([whole(), put(n)]);
      return Items.every(({ text }) => text === 'not in the index');
    }),
  );
  expect(seen).not.toContain(false);
  expect((await whole()).Count).toBe(ITEMS);
});

it('and while they are deleted', async () => {
  const remove = (n: number) => client.send(new DeleteCommand({ TableName, Key: { pk: 'one', sk: `TURN#${n}` } }));
  const seen = await Promise.all(
    Array.from({ length: ITEMS }, async (_, n) => {
      const [{ Items = [] }] = await Promise.all([whole(), remove(n)]);
      return Items.every(({ text }) => text === 'not in the index');
    }),
  );
  expect(seen).not.toContain(false);
  expect((await whole()).Count).toBe(0);
});
