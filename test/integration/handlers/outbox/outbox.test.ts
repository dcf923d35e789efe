import { gunzipSync } from 'node:zlib';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jobKeys } from '../../../../core/config/keys.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { type DynamoDb, startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { type LocalFunction, startFunction } from '../../../../local/aws/lambda/function.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';
import { TestTable } from '../../../support/table.ts';

let dynamo: DynamoDb;
let lambda: HttpStandIn;
let outbox: LocalFunction;
let table: TestTable;
const started: unknown[] = [];
const lines: string[] = [];

const WEBHOOKS = JSON.stringify([
  { name: 'crm', url: 'https://crm.example/hooks', secret: 'env:CRM_SECRET', events: ['conversation.handed_off'] },
]);

beforeAll(async () => {
  dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
  table = new TestTable(dynamo.url);
  lambda = await startHttp(({ url, headers, body }, response) => {
    started.push([url, headers['x-amz-invocation-type'], JSON.parse(body)]);
    sendJson(response, 202, {});
  });
  outbox = await startFunction({
    name: 'frontdesk-outbox',
    entry: new URL('../../../../handlers/outbox/index.ts', import.meta.url),
    environment: {
      ...{ STAGE: 'test', TABLE_NAME: CONVERSATIONS.TableName, WEBHOOKS, CLOCK_FUNCTION: 'frontdesk-clock' },
      ...{ AWS_ENDPOINT_URL_DYNAMODB: dynamo.url, AWS_ENDPOINT_URL_LAMBDA: lambda.url, AWS_REGION: 'us-east-1' },
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    },
    timeoutMs: 10_000,
    onLog: (line) => void lines.push(line),
  });
});
afterAll(async () => {
  await outbox.close();
  await lambda.close();
  table.close();
  await dynamo.close();
});

const AT = Date.now();
const KEYS = { pk: 'ada#c-1', sk: '~CONVERSATION' };
const record = (n: number, NewImage: object): DynamoDBRecord =>
  ({
    eventName: 'INSERT',
    dynamodb: {
      ...{ SequenceNumber: String(n), ApproximateCreationDateTime: AT / 1000, Keys: marshall(KEYS) },
      NewImage: marshall({ ...KEYS, ...NewImage }),
    },
  }) as DynamoDBRecord;
const WAITING = { state: 'waiting', version: 1, created_at: AT, move: { id: 'staff:ana#m', key: `${AT}-a` } };
const jobsOf = async (...targets: string[]) =>
  (await Promise.all(targets.flatMap(jobKeys).map((pk) => table.partition(pk)))).flat();
const send = async (...Records: DynamoDBRecord[]) => JSON.parse(await outbox.invoke(JSON.stringify({ Records })));

it('a hand-off becomes a delivery and a summary, whose runs are started; a repeat of the record changes nothing', async () => {
  expect(await send(record(1, WAITING))).toEqual({ batchItemFailures: [] });
  const jobs = await jobsOf('webhook#crm', 'summary#ada#c-1');
  expect(jobs).toMatchObject([
    { kind: 'webhook', status: 'due', event: { type: 'conversation.handed_off', sequence: 2 } },
    { kind: 'summary', status: 'due', why: 'handed_off' },
  ]);
  expect(started.splice(0).toSorted()).toEqual(
    ['summary#ada#c-1', 'webhook#crm'].map((target) => [
      ...['/2015-03-31/functions/frontdesk-clock/invocations', 'Event', { target }],
    ]),
  );
  await send(record(1, WAITING));
  expect(await jobsOf('webhook#crm', 'summary#ada#c-1')).toEqual(jobs);
});

it('a record that cannot be read is kept whole and counted, and the batch goes on', async () => {
  const bad = record(7, { ...WAITING, state: 'elsewhere' });
  const good = record(8, { ...WAITING, version: 2, move: { id: 'staff:ana#n', key: `${AT}-b` } });
  expect(await send(bad, good)).toEqual({ batchItemFailures: [] });
  const [kept, ...others] = await table.partition(`#DISCARDED#${new Date().toISOString().slice(0, 10)}`);
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ sk: '7', of: 'ada#c-1', error: expect.stringContaining('state') });
  expect(JSON.parse(gunzipSync(kept?.record as Uint8Array).toString())).toEqual(bad);
  expect(Number(kept?.expires_at) - AT / 1000).toBeGreaterThan(13.9 * 86_400);
  expect(await jobsOf('webhook#crm')).toHaveLength(2);
  expect(lines.some((line) => line.includes('"DiscardedRecords":1'))).toBe(true);
});
