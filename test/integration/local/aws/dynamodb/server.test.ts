import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTables } from '../../../../../local/aws/dynamodb/create-tables.ts';
import { DataFolder } from '../../../../../local/aws/dynamodb/data-folder.ts';
import { type DynamoDb, startDynamoDb } from '../../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../../local/aws/dynamodb/table-definitions.ts';

const TABLE: CreateTableCommandInput = {
  TableName: 'conversations',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
};
const PARENT = fileURLToPath(new URL('../fixtures/dynamodb-parent.ts', import.meta.url));

let dataDir: string;
const open: DynamoDb[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-dynamodb-'));
});
afterAll(async () => {
  await Promise.all(open.map((dynamo) => dynamo.close()));
  await rm(dataDir, { recursive: true });
});

const start = async (options?: Parameters<typeof startDynamoDb>[0]) => {
  const dynamo = await startDynamoDb(options);
  open.push(dynamo);
  return dynamo;
};
const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
const put = (endpoint: string, pk: string) =>
  clientOf(endpoint).send(new PutItemCommand({ TableName: 'conversations', Item: { pk: { S: pk } } }));
const get = async (endpoint: string, pk: string) =>
  (await clientOf(endpoint).send(new GetItemCommand({ TableName: 'conversations', Key: { pk: { S: pk } } }))).Item;
const answers = async (url: string) => (await fetch(url).catch(() => null)) !== null;

describe('startDynamoDb', () => {
  it('keeps items in memory, separately for each process', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    await Promise.all([createTables(one.url, [TABLE]), createTables(other.url, [TABLE])]);
    await put(one.url, 'a');
    expect(await get(one.url, 'a')).toEqual({ pk: { S: 'a' } });
    expect(await get(other.url, 'a')).toBeUndefined();
  });

  it('rejects a table of an earlier version, whose index lacks what is read from it', async () => {
    const { url } = await start();
    const LocalSecondaryIndexes = CONVERSATIONS.LocalSecondaryIndexes.map(({ Projection, ...index }) => ({
      ...index,
      Projection: { ...Projection, NonKeyAttributes: Projection.NonKeyAttributes.slice(1) },
    }));
    await createTables(url, [{ ...CONVERSATIONS, LocalSecondaryIndexes }]);
    await expect(createTables(url, [CONVERSATIONS])).rejects.toThrow(
      'The table frontdesk-conversations is of an earlier version. Delete it, or the folder that it is in.',
    );
    const { url: other } = await start();
    await createTables(other, [CONVERSATIONS]);
    await expect(createTables(other, [CONVERSATIONS])).resolves.toBeUndefined();
  });

  it('creates the folder, rejects a second process in one line, and finds the items again', async () => {
    const folder = join(dataDir, 'made', 'here');
    const first = await start({ dataDir: folder });
    await createTables(first.url, [TABLE]);
    await put(first.url, 'kept');
    await expect(start({ dataDir: folder })).rejects.toThrow(
      `${folder} is in use by another process: stop that process, or choose another folder.`,
    );
    await Promise.all([first.close(), first.close()]);
    expect(await answers(first.url)).toBe(false);

    const second = await start({ dataDir: folder });
    await createTables(second.url, [TABLE]);
    expect(await get(second.url, 'kept')).toEqual({ pk: { S: 'kept' } });
  });

  it('reports a folder that cannot be opened', async () => {
    await expect(start({ dataDir: '/dev/null/no' })).rejects.toThrow('/dev/null');
  });

  it('ignores signals to the process group, ends with a parent that is killed, and leaves no lock', async () => {
    const folder = join(dataDir, 'killed');
    const parent = fork(PARENT, [folder], { execArgv: [], stdio: 'ignore', detached: true });
    const [url] = (await once(parent, 'message')) as [string];
    await createTables(url, [TABLE]);
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.kill(-Number(parent.pid), signal);
      expect(await once(parent, 'message')).toContain(signal);
    }
    await put(url, 'survivor');

    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => answers(url), { timeout: 4000 }).toBe(false);

    const next = await start({ dataDir: folder });
    expect(await get(next.url, 'survivor')).toEqual({ pk: { S: 'survivor' } });
  });
});

describe('a DATA_DIR', () => {
  it('has a write on the disk, not only in its cache, before the write is reported', async () => {
    const written = vi.spyOn(Object.getPrototypeOf(DataFolder.prototype), 'batch');
    const folder = new DataFolder(await mkdtemp(join(dataDir, 'synced-')));
    await folder.load(false);
    await Promise.all([folder.put('a', {}), folder.del('b'), folder.batch([])]);
    await folder.put('c', {});
    await folder.close();
    expect(written.mock.calls.map(([, options]) => options)).toEqual([{ sync: true }, { sync: true }]);
    written.mockRestore();
  });
});

describe('createTables', () => {
  it('creates missing tables and does not change existing ones', async () => {
    const { url } = await start();
    await createTables(url, [TABLE]);
    await put(url, 'a');
    await createTables(url, [TABLE, { ...TABLE, TableName: 'idempotency' }]);
    expect(await get(url, 'a')).toBeDefined();
    const { Table } = await clientOf(url).send(new DescribeTableCommand({ TableName: 'idempotency' }));
    expect(Table?.TableStatus).toBe('ACTIVE');
  });

  it('rejects with an error of the service', async () => {
    const { url } = await start();
    await expect(createTables(url, [{ ...TABLE, KeySchema: [] }])).rejects.toThrow();
  });
});
