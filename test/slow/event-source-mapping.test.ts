import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { startEventSourceMapping } from '../../local/aws/lambda/event-source-mapping.ts';
import { startAsked } from '../integration/local/aws/lambda/asked.ts';

const { TableName } = CONVERSATIONS;

let home: string;
let table: DynamoDb;
let client: DynamoDBDocumentClient;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'frontdesk-mapping-'));
  table = await startDynamoDb({ dataDir: join(home, 'data') });
  await createTables(table.url, [CONVERSATIONS]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: table.url, region: 'us-east-1', credentials }));
});
afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close();
  client.destroy();
  await table.close();
  await rm(home, { recursive: true });
});

const put = (sk: number, pk = 'ada#c-1') => client.send(new PutCommand({ TableName, Item: { pk, sk: String(sk) } }));
const nameOf = ({ dynamodb }: DynamoDBRecord) => Number(dynamodb?.Keys?.sk?.S);
const failed = (records: readonly DynamoDBRecord[]) => ({
  batchItemFailures: records.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber })),
});

/** Starts the mapping with a function that does what `decide` says. Returns the batches that it got and those that it handled, by the sort keys, and what was said. */
const start = async (decide: (records: DynamoDBRecord[], call: number) => unknown = () => null) => {
  const [calls, said]: [number[][], string[]] = [[], []];
  const events: DynamoDBStreamEvent[] = [];
  const { fn, close } = await startAsked((event: DynamoDBStreamEvent) => {
    events.push(event);
    calls.push(event.Records.map(nameOf));
    return decide(event.Records, calls.length);
  });
  open.push({ close });
  const filter = ({ dynamodb }: { dynamodb: { Keys: object } }) => !JSON.stringify(dynamodb.Keys).includes('"#');
  const mapping = startEventSourceMapping({ table: table.url, filter, fn, say: (line) => said.push(line) });
  open.push(mapping);
  return { calls, events, said, mapping };
};

describe('startEventSourceMapping', () => {
  it("hands over Lambda's event, without the records that the filter drops", async () => {
    await put(1, '#JOB#crm');
    await put(1);
    const { events, calls } = await start();
    await vi.waitFor(() => expect(calls).toEqual([[1]]));
    await put(2);
    await vi.waitFor(() => expect(calls).toEqual([[1], [2]]));
    expect(events[0]?.Records[0]).toMatchObject({
      ...{ eventID: expect.any(String), eventName: 'INSERT', eventSource: 'aws:dynamodb' },
      dynamodb: { Keys: { pk: { S: 'ada#c-1' }, sk: { S: '1' } }, NewImage: { sk: { S: '1' } } },
    });
  });

  it('goes on at the first record that is reported as failed', async () => {
    for (let n = 1; n <= 5; n++) await put(n);
    const { calls } = await start((records, call) => (call === 1 ? failed(records.slice(2).reverse()) : null));
    await vi.waitFor(() =>
      expect(calls).toEqual([
        [1, 2, 3, 4, 5],
        [3, 4, 5],
      ]),
    );
  });

  it('halves a batch whose function throws, tells that it is stuck, and neither skips nor reorders', async () => {
    for (let n = 1; n <= 8; n++) await put(n);
    let poisoned = true;
    const handled: number[] = [];
    const { calls, said } = await start((records) => {
      if (poisoned && records.some((record) => nameOf(record) === 6)) throw new Error('poison');
      handled.push(...records.map(nameOf));
    });
    await vi.waitFor(() => expect(calls.filter(([first]) => first === 6).length).toBeGreaterThan(2), 5000);
    expect(calls.slice(0, 3)).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(handled).toEqual([1, 2, 3, 4, 5]);
    await vi.waitFor(
      () =>
        expect(said).toEqual([
          'A change of the table is not handled, and is tried again; those after it wait (Error: poison).',
        ]),
      5000,
    );
    poisoned = false;
    await vi.waitFor(() => expect(handled).toEqual([1, 2, 3, 4, 5, 6, 7, 8]), 10_000);
    expect(said).toHaveLength(2);
  });

  it.each([
    ['an identifier that is not in the batch', { batchItemFailures: [{ itemIdentifier: '7' }] }],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['failures that are no list', { batchItemFailures: 'all' }],
  ])('takes %s for a failure of all', async (_, answer) => {
    await put(1);
    await put(2);
    const { calls } = await start((_records, call) => (call === 1 ? answer : null));
    await vi.waitFor(() => expect(calls).toEqual([[1, 2], [1], [2]]));
  });

  it("goes on when the table's process is killed, and hands over what was not acknowledged", async () => {
    const { calls } = await start();
    await put(1);
    await vi.waitFor(() => expect(calls.flat()).toContain(1));
    const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    process.kill(Number(/\d+/.exec(lines.find((line) => line.includes(home)) ?? '')?.[0]), 'SIGKILL');
    await expect.poll(() => put(2).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    await vi.waitFor(() => expect(calls.flat().at(-1)).toBe(2), 5000);
    expect(calls.flat().toSorted()).toEqual(calls.flat());
  });

  it('waits for the invocation in flight when it is closed, and keeps the rest for the next start', async () => {
    const held = Promise.withResolvers<void>();
    const first = await start(() => held.promise);
    await put(1);
    await vi.waitFor(() => expect(first.calls).toEqual([[1]]));
    await put(2);
    const closed = first.mapping.close();
    held.resolve();
    await closed;
    expect(first.calls).toEqual([[1]]);
    const { calls } = await start();
    await vi.waitFor(() => expect(calls.flat()).toEqual([1, 2]));
  });
});
