import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  type PutCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StreamRecord } from '../../../../../local/aws/dynamodb/change-log.ts';
import { createTables } from '../../../../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS, IDEMPOTENCY } from '../../../../../local/aws/dynamodb/table-definitions.ts';

const { TableName } = CONVERSATIONS;

let home: string;
let table: DynamoDb;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'frontdesk-changes-'));
});
afterAll(() => rm(home, { recursive: true }));
afterEach(async () => {
  client.destroy();
  await table.close();
});

const start = async (dataDir?: string) => {
  table = await startDynamoDb({ ...(dataDir && { dataDir }) });
  await createTables(table.url, [CONVERSATIONS, IDEMPOTENCY]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: table.url, region: 'us-east-1', credentials, maxAttempts: 1 }),
  );
};
const put = (sk: string, attributes: object = {}, condition: Partial<PutCommandInput> = {}) =>
  client.send(new PutCommand({ TableName, Item: { pk: 'ada#c-1', sk, ...attributes }, ...condition }));
const changes = async (through?: string): Promise<StreamRecord[]> => {
  const answer = await fetch(`${table.url}/changes${through ? `?through=${through}` : ''}`, { method: 'POST' });
  return (await answer.json()) as StreamRecord[];
};
const lastOf = (records: readonly StreamRecord[]) => records.at(-1)?.dynamodb.SequenceNumber ?? '';
/** Acknowledges until there are none. */
const drain = async (): Promise<StreamRecord[]> => {
  await put('END');
  const all: StreamRecord[] = [];
  for (let batch = await changes(); ; batch = await changes(lastOf(batch))) {
    all.push(...batch);
    if (JSON.stringify(batch.at(-1)?.dynamodb.Keys.sk) === '{"S":"END"}') return all.slice(0, -1);
  }
};

describe.each([
  ['in memory', () => undefined],
  ['in a folder', () => join(home, crypto.randomUUID())],
])('the log of changes %s', (_, folder) => {
  it('has the images of an item that is put, changed and deleted, as DynamoDB has', async () => {
    await start(folder());
    await put('TURN#1', { n: 1, at: '1' });
    await client.send(
      new UpdateCommand({
        ...{ TableName, Key: { pk: 'ada#c-1', sk: 'TURN#1' } },
        ...{ UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': 2 } },
      }),
    );
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'ada#c-1', sk: 'TURN#1' } }));
    const Keys = { pk: { S: 'ada#c-1' }, sk: { S: 'TURN#1' } };
    const image = (n: number) => ({ ...Keys, n: { N: String(n) }, at: { S: '1' } });
    const common = {
      ...{ Keys, SequenceNumber: expect.stringMatching(/^\d{21}$/), StreamViewType: 'NEW_AND_OLD_IMAGES' },
      ApproximateCreationDateTime: expect.closeTo(Date.now() / 1000, -2),
    };
    expect(await changes()).toEqual([
      { eventName: 'INSERT', dynamodb: { ...common, NewImage: image(1) } },
      { eventName: 'MODIFY', dynamodb: { ...common, NewImage: image(2), OldImage: image(1) } },
      { eventName: 'REMOVE', dynamodb: { ...common, OldImage: image(2) } },
    ]);
  });

  it('has no record of a write that is refused, that changes nothing, or of another table', async () => {
    await start(folder());
    await put('TURN#1', { one: 1, two: { three: [3], four: 4 } });
    const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(put('TURN#1', { one: 2 }, absent)).rejects.toThrow('conditional');
    await put('TURN#1', { two: { four: 4, three: [3] }, one: 1 });
    await client.send(
      new UpdateCommand({
        ...{ TableName, Key: { pk: 'ada#c-1', sk: 'TURN#1' } },
        ...{ UpdateExpression: 'SET one = :n', ExpressionAttributeValues: { ':n': 1 } },
      }),
    );
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'ada#c-1', sk: 'TURN#2' } }));
    await client.send(new PutCommand({ TableName: IDEMPOTENCY.TableName, Item: { id: 'one' } }));
    expect(await drain()).toHaveLength(1);
  });

  it('has each write of a batch, and of concurrent writers, once, and those of an item in their order', async () => {
    await start(folder());
    await client.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: Array.from({ length: 25 }, (_, n) => ({
            PutRequest: { Item: { pk: 'ada#c-1', sk: `BATCH#${n}` } },
          })),
        },
      }),
    );
    await Promise.all(Array.from({ length: 300 }, (_, n) => put(`TURN#${n % 30}`, { n })));
    const records = await drain();
    expect(records).toHaveLength(325);
    expect(new Set(records.map(({ dynamodb }) => dynamodb.SequenceNumber)).size).toBe(325);
    const last = new Map<string, unknown>();
    for (const { dynamodb } of records) {
      const key = JSON.stringify(dynamodb.Keys);
      expect(dynamodb.OldImage).toEqual(last.get(key));
      last.set(key, dynamodb.NewImage);
    }
  });

  it('hands over at most 100 records and about 4 MB, again until they are acknowledged, and waits for the next', async () => {
    await start(folder());
    await Promise.all(Array.from({ length: 120 }, (_, n) => put(`TURN#${n}`)));
    const first = await changes();
    expect(first).toHaveLength(100);
    expect(await changes()).toEqual(first);
    const rest = await changes(lastOf(first));
    expect(rest).toHaveLength(20);
    // A repeat of the acknowledgement.
    expect(await changes(lastOf(first))).toEqual(rest);
    const next = changes(lastOf(rest));
    const text = 'x'.repeat(300_000);
    await Promise.all(Array.from({ length: 20 }, (_, n) => put(`LONG#${n}`, { text })));
    expect((await next).length).toBeGreaterThan(0);
    const long = await changes();
    expect(long.length).toBeGreaterThan(10);
    expect(JSON.stringify(long).length).toBeLessThan(4.2 * 1024 * 1024);
  });
});

it('a folder keeps what was not acknowledged', async () => {
  const folder = join(home, 'kept');
  await start(folder);
  await put('TURN#1');
  await put('TURN#2');
  const [one, two] = await changes();
  expect(await changes(one?.dynamodb.SequenceNumber)).toEqual([two]);
  client.destroy();
  await table.close();

  await start(folder);
  expect(await changes()).toEqual([two]);
  await put('TURN#3');
  const [, three] = await changes();
  expect(Number(three?.dynamodb.SequenceNumber)).toBe(Number(two?.dynamodb.SequenceNumber) + 1);
});
