import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import type { StreamRecord } from '../../local/aws/dynamodb/change-log.ts';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';

const { TableName } = CONVERSATIONS;
const [KILLS, WRITERS, ITEMS] = [12, 16, 40];

const pidOf = (argument: string): number => {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return Number(/\d+/.exec(lines.find((line) => line.includes(argument)) ?? '')?.[0]);
};
const nameOf = (item: Readonly<Record<string, unknown>>) => JSON.stringify([item.pk, item.sk]);

it('every change that is stored has its record, and no other is there, whenever the process of the table is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-log-'));
  const dynamo = await startDynamoDb({ dataDir });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  const client = DynamoDBDocumentClient.from(plain);
  await createTables(dynamo.url, [CONVERSATIONS]);

  let written = 0;
  /** Values of writes that were reported as stored. */
  const reported: number[] = [];
  const write = async (): Promise<void> => {
    const n = ++written;
    const Key = { pk: `ada#c-${n % 4}`, sk: `TURN#${n % ITEMS}` };
    const item = { ...Key, n, at: String(n), status: n % 2 === 0 ? 'pending' : 'answered' };
    if (n % 7 === 0) await client.send(new DeleteCommand({ TableName, Key }));
    else if (n % 3 === 0) {
      const UpdateExpression = 'SET n = :n, #at = :at';
      const values = { ':n': n, ':at': String(n) };
      await client.send(
        new UpdateCommand({
          ...{ TableName, Key, UpdateExpression },
          ...{ ExpressionAttributeNames: { '#at': 'at' }, ExpressionAttributeValues: values },
        }),
      );
    } else await client.send(new PutCommand({ TableName, Item: item }));
    if (n % 7 !== 0) reported.push(n);
    return write();
  };

  const seen = new Map<string, StreamRecord>();
  let isReading = true;
  /** Acknowledges about every second time, so that batches come again. */
  const read = async (): Promise<void> => {
    for (let through = ''; isReading; ) {
      const answer = await fetch(`${dynamo.url}/changes${through}`, { method: 'POST' }).catch(() => null);
      const records = ((await answer?.json().catch(() => [])) ?? []) as StreamRecord[];
      for (const record of records) {
        const { SequenceNumber } = record.dynamodb;
        expect(seen.get(SequenceNumber) ?? record).toEqual(record);
        seen.set(SequenceNumber, record);
      }
      const last = records.at(-1);
      if (last && Math.random() < 0.5) through = `?through=${last.dynamodb.SequenceNumber}`;
      if (!answer) await pause(50);
    }
  };
  const reading = read();
  for (let kill = 0; kill < KILLS; kill++) {
    // Looked up before: while this process waits for ps, the table writes all that it was sent.
    const pid = pidOf(dataDir);
    const writers = Array.from({ length: WRITERS }, write);
    await pause(100 + 37 * kill);
    process.kill(pid, 'SIGKILL');
    await Promise.allSettled(writers);
    const scan = () => client.send(new ScanCommand({ TableName, Limit: 1 })).catch(() => null);
    await expect.poll(scan, { timeout: 10_000 }).not.toBeNull();
  }
  await client.send(new PutCommand({ TableName, Item: { pk: 'END', sk: 'END' } }));
  const isLast = () => [...seen.values()].some(({ dynamodb }) => nameOf(dynamodb.Keys).includes('END'));
  await expect.poll(isLast, { timeout: 20_000 }).toBe(true);
  isReading = false;

  const log = [...seen].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, record]) => record);
  expect(log.map(({ dynamodb }) => Number(dynamodb.SequenceNumber))).toEqual(log.map((_, i) => i + 1));
  const items = new Map<string, object>();
  for (const { dynamodb } of log) {
    const name = nameOf(dynamodb.Keys);
    expect(dynamodb.OldImage).toEqual(items.get(name));
    if (dynamodb.NewImage) items.set(name, dynamodb.NewImage);
    else items.delete(name);
  }
  const { Items = [] } = await plain.send(new ScanCommand({ TableName }));
  expect(new Map(Items.map((item) => [nameOf(item), item]))).toEqual(items);
  const logged = new Set(log.map(({ dynamodb }) => Number((dynamodb.NewImage?.n as { N?: string } | undefined)?.N)));
  expect(reported.filter((n) => !logged.has(n))).toEqual([]);
  expect(reported.length).toBeGreaterThan(WRITERS * KILLS);

  await dynamo.close();
  await reading;
  client.destroy();
  rmSync(dataDir, { recursive: true });
});
