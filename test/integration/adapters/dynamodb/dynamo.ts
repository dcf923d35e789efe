import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ConversationId, partitionKey } from '../../../../core/config/keys.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import type { Item } from '../../../support/table.ts';
import { complaintsOf } from './rules.ts';

export const table = CONVERSATIONS.TableName;
export const START = 1_700_000_000_000;
export const DAY_MS = 86_400_000;

/** A table of a test file, and the clock that its adapters share, which each test begins at `start`. Each call keeps DynamoDB's own rules. */
export const tableOfFile = (start = START) => {
  let now = start;
  let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
  let client: DynamoDBDocumentClient;
  let conversations = 0;
  const complaints: string[] = [];
  let calls = 0;
  beforeAll(async () => {
    dynamo = await startDynamoDb();
    await createTables(dynamo.url, [CONVERSATIONS]);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }),
    );
    client.middlewareStack.add(
      (next) => (args) => {
        calls++;
        complaints.push(...complaintsOf(args.input as Item));
        return next(args);
      },
      { step: 'initialize', priority: 'high' },
    );
  });
  afterEach(() => {
    now = start;
  });
  afterAll(async () => {
    await dynamo.close();
    expect(calls).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
  return {
    clock: { now: () => now },
    pass: (ms: number) => {
      now += ms;
    },
    url: () => dynamo.url,
    client: () => client,
    newId: (): ConversationId => ({ customer: 'ada', conversation: `c-${conversations++}` }),
    /** The stored item, expired or not. */
    item: async (pk: string, sk: string): Promise<Item | undefined> =>
      (await client.send(new GetCommand({ TableName: table, Key: { pk, sk } }))).Item,
    desk: async (id: ConversationId): Promise<Item | undefined> =>
      (await client.send(new GetCommand({ TableName: table, Key: { pk: partitionKey(id), sk: '~CONVERSATION' } })))
        .Item,
    put: async (Item: Item) => {
      await client.send(new PutCommand({ TableName: table, Item }));
    },
    /** The stored items of a partition, expired or not. */
    partition: async (pk: string): Promise<Item[]> => {
      const query = {
        ...{ TableName: table, KeyConditionExpression: '#pk = :pk' },
        ...{ ExpressionAttributeNames: { '#pk': 'pk' }, ExpressionAttributeValues: { ':pk': pk } },
      };
      return (await client.send(new QueryCommand(query))).Items ?? [];
    },
    all: async (): Promise<Item[]> => (await client.send(new ScanCommand({ TableName: table }))).Items ?? [],
  };
};
