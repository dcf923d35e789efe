import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';

const { TableName } = CONVERSATIONS;
const [KILLS, WRITERS] = [6, 16];

const pidOf = (argument: string): number => {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return Number(/\d+/.exec(lines.find((line) => line.includes(argument)) ?? '')?.[0]);
};

it('an index has an entry for each item and no other, whenever the process of the table is killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'frontdesk-index-'));
  const dynamo = await startDynamoDb({ dataDir });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials, maxAttempts: 1 }),
  );
  await createTables(dynamo.url, [CONVERSATIONS]);
  let written = 0;
  const write = async (): Promise<void> => {
    const n = written++;
    await client.send(
      new PutCommand({ TableName, Item: { pk: 'one', sk: `TURN#${n}`, at: String(n), status: 'pending' } }),
    );
    return write();
  };
  const keysOf = async (from: { IndexName?: string }) => {
    const query = {
      TableName,
      ...from,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'one' },
    };
    const { Items = [] } = await client.send(new QueryCommand(query));
    return Items.map(({ sk }) => sk).toSorted();
  };
  for (let kill = 0; kill < KILLS; kill++) {
    // Looked up before: while this process waits for ps, the table writes all that it was sent.
    const pid = pidOf(dataDir);
    const writers = Array.from({ length: WRITERS }, write);
    await pause(100 + 37 * kill);
    process.kill(pid, 'SIGKILL');
    await Promise.allSettled(writers);
    await expect.poll(() => keysOf({}).catch(() => null), { timeout: 10_000 }).not.toBeNull();
    expect(await keysOf({ IndexName: CONVERSATIONS_TABLE.orderIndex.name })).toEqual(await keysOf({}));
  }
  expect(written).toBeGreaterThan(WRITERS * KILLS);
  client.destroy();
  await dynamo.close();
  rmSync(dataDir, { recursive: true });
});
