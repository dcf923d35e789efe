import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTables } from '../../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { startTableCounter } from '../../bench/cost/table-counter.ts';

const { TableName } = CONVERSATIONS;
const NOTHING = { 'by-order': 0, 'by-customer': 0, 'by-desk': 0, 'by-due': 0 };
const text = (bytes: number) => 'x'.repeat(bytes);

let dynamo: DynamoDb;
let counter: Awaited<ReturnType<typeof startTableCounter>>;
let client: DynamoDBDocumentClient;
let pk = '';

beforeAll(async () => {
  dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
});
afterAll(() => dynamo.close());

beforeEach(async () => {
  counter = await startTableCounter(dynamo.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const options = { endpoint: counter.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  client = DynamoDBDocumentClient.from(new DynamoDBClient(options));
  pk = crypto.randomUUID();
});
afterEach(async () => {
  client.destroy();
  await counter.close();
});

const key = (messageId: string) => ({ pk, sk: `TURN#${messageId}` });
const accept = (messageId: string, at: string, message = 'Where is my order?') =>
  client.send(
    new PutCommand({
      TableName,
      Item: { ...key(messageId), at, message, message_id: messageId, status: 'pending', lease: 1, owner: 'me' },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
const answer = (messageId: string, bytes: number) =>
  client.send(
    new UpdateCommand({
      TableName,
      Key: key(messageId),
      UpdateExpression: 'SET #status = :done, answer = :answer, receipt = :receipt REMOVE lease',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':done': 'answered', ':answer': text(bytes), ':receipt': text(500) },
    }),
  );
const byOrder = { TableName, IndexName: 'by-order', ConsistentRead: true, ScanIndexForward: false } as const;
const ofConversation = {
  KeyConditionExpression: '#pk = :pk AND #at < :before',
  ExpressionAttributeNames: { '#pk': 'pk', '#at': 'at' },
};
const allOf = (conversation: string) => ({ ':pk': conversation, ':before': '~' });

describe('the table counter', () => {
  it('counts the writes of a turn, in the table and in the index by order', async () => {
    await accept('m1', '1');
    expect(counter.counts()).toMatchObject({ writes: 1, indexWrites: { ...NOTHING, 'by-order': 1 } });

    await answer('m1', 700);
    // The item is above 1 KB, its entry is not.
    expect(counter.counts()).toMatchObject({ reads: 0, writes: 3, indexWrites: { ...NOTHING, 'by-order': 2 } });
  });

  it('counts no index for an update that changes nothing that it projects', async () => {
    await accept('m1', '1');
    await client.send(
      new UpdateCommand({
        TableName,
        Key: key('m1'),
        UpdateExpression: 'SET claim_0 = :claim',
        ExpressionAttributeValues: { ':claim': { turn: '2', execution: 'e' } },
      }),
    );
    expect(counter.counts()).toMatchObject({ writes: 2, indexWrites: { ...NOTHING, 'by-order': 1 } });
  });

  it('counts a write whose condition does not hold, by the item that is there, and passes the error on', async () => {
    await accept('m1', '1');
    await answer('m1', 1500);
    const { writes, indexWrites, storedBytes } = counter.counts();
    await expect(accept('m1', '1')).rejects.toThrow('The conditional request failed');
    await expect(answer('m2', 10)).rejects.toThrow('The conditional request failed');
    expect(counter.counts()).toEqual({ reads: 0, writes: writes + 3 + 1, indexWrites, storedBytes });
  });

  it('counts a move of the entry by customer as two writes, and stored bytes once', async () => {
    const note = (last: string) =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: { pk, sk: '~CONVERSATION' },
          UpdateExpression: 'SET last_key = :last, customer = :customer',
          ExpressionAttributeValues: { ':last': last, ':customer': 'Amy' },
        }),
      );
    await note('1');
    const { storedBytes } = counter.counts();
    expect(storedBytes).toBe(2 * (100 + 'pk'.length + pk.length + 'sk~CONVERSATIONlast_key1customerAmy'.length));
    await note('2');
    expect(counter.counts()).toEqual({
      reads: 0,
      writes: 2,
      indexWrites: { ...NOTHING, 'by-customer': 3 },
      storedBytes,
    });
  });

  it('counts a consistent query of the index by the size of the entries that it passes', async () => {
    for (const at of ['1', '2', '3']) await accept(`m${at}`, at, text(2000));
    const { Items } = await client.send(
      new QueryCommand({
        ...byOrder,
        ...ofConversation,
        ProjectionExpression: '#status',
        ExpressionAttributeNames: { ...ofConversation.ExpressionAttributeNames, '#status': 'status' },
        ExpressionAttributeValues: allOf(pk),
      }),
    );
    expect(Items).toEqual([{ status: 'pending' }, { status: 'pending' }, { status: 'pending' }]);
    expect(counter.counts().reads).toBe(2);
  });

  it('counts a read of each whole turn that a query of the index fetches', async () => {
    for (const at of ['1', '2', '3']) await accept(`m${at}`, at);
    const whole = { ...byOrder, ...ofConversation, Select: 'ALL_ATTRIBUTES', Limit: 2 } as const;
    const { Items } = await client.send(new QueryCommand({ ...whole, ExpressionAttributeValues: allOf(pk) }));
    expect(Items?.map(({ owner, at }) => [owner, at])).toEqual([
      ['me', '3'],
      ['me', '2'],
    ]);
    expect(counter.counts().reads).toBe(1 + 2);
  });

  it('counts an item of the table, and one that is not there', async () => {
    await accept('m1', '1', text(5000));
    const get = (messageId: string, ConsistentRead: boolean) =>
      client.send(new GetCommand({ TableName, Key: key(messageId), ConsistentRead }));
    await get('m1', true);
    expect(counter.counts().reads).toBe(2);
    await get('m1', false);
    expect(counter.counts().reads).toBe(3);
    await get('m2', true);
    expect(counter.counts().reads).toBe(4);
  });

  it('fails a call that it cannot count', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const other = new GetCommand({ TableName: 'frontdesk-idempotency', Key: { id: 'a' } });
    await expect(client.send(other)).rejects.toThrow();
    const filtered = { ...ofConversation, FilterExpression: 'attribute_exists(answer)' };
    const query = new QueryCommand({ ...byOrder, ...filtered, ExpressionAttributeValues: allOf(pk) });
    await expect(client.send(query)).rejects.toThrow();
    await createTables(counter.url, [CONVERSATIONS]);
    expect(silent.mock.calls.map(([error]) => String(error))).toEqual([
      expect.stringContaining('Cannot count GetItem'),
      expect.stringContaining('Cannot count the filter'),
    ]);
    expect(counter.counts()).toEqual({ reads: 0, writes: 0, indexWrites: NOTHING, storedBytes: 0 });
    silent.mockRestore();
  });
});
