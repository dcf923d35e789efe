import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { changeOf } from '../../../adapters/dynamodb/change-of.ts';
import { dynamoDesks } from '../../../adapters/dynamodb/desks.ts';
import { dynamoDiscardedRecords } from '../../../adapters/dynamodb/discarded-records.ts';
import { dynamoDueIndex } from '../../../adapters/dynamodb/due-index.ts';
import { dynamoEndpoints } from '../../../adapters/dynamodb/endpoints.ts';
import { dynamoJobs } from '../../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../../adapters/dynamodb/leases.ts';
import { dynamoErasures } from '../../../adapters/dynamodb/tombstones.ts';
import { dynamoTranscripts } from '../../../adapters/dynamodb/turns.ts';
import { postWebhook } from '../../../adapters/webhooks/post-webhook.ts';
import { systemResolve } from '../../../adapters/webhooks/public-lookup.ts';
import { signWebhook } from '../../../adapters/webhooks/sign-webhook.ts';
import { systemClock } from '../../../core/config/clock.ts';
import { targetOf } from '../../../core/config/keys.ts';
import { EVENTS, type EventType, type StoredEvent } from '../../../core/events/catalogue.ts';
import type { Endpoint } from '../../../core/events/endpoint.ts';
import { eventsOf } from '../../../core/events/events-of.ts';
import { deskOf } from '../../../core/events/images.ts';
import { WEBHOOK_MS } from '../../../core/events/webhook.ts';
import { deliver } from '../../../handlers/clock/deliver.ts';
import { runTarget } from '../../../handlers/clock/run-target.ts';
import { readBatch } from '../../../handlers/outbox/read-batch.ts';
import { startRuns } from '../../../handlers/outbox/start-runs.ts';
import { sendWebhook } from '../../../handlers/webhooks/send-webhook.ts';
import { createTables } from '../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import type { Seeded } from '../../eval/invariants/seeded.ts';
import type { Mortal } from './mortal.ts';
import { startReceiver } from './receiver.ts';

const TABLE = CONVERSATIONS.TableName;
const ENDPOINT = 'crm';
/** A record of it ends the log, so that reading it never waits. */
const END = '#END';
const LIFE_MS = 60_000;
/** Longer than between two tries. */
const FAR_MS = 3 * 86_400_000;
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const metrics = { record: () => {}, flush: async () => {} };

export type EventsWorld = Awaited<ReturnType<typeof startEventsWorld>>;

/**
 * The outbox, the runs of the clock and the sending of webhooks over the real table, its log of changes and the sample CRM's receiver, in one process
 * whose parts die as they are told. What a part had in memory is lost with it; a run that was started may be lost, too.
 */
export const startEventsWorld = async () => {
  const dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
  const receiver = await startReceiver();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }),
  );
  const endpoints: readonly Endpoint[] = [
    {
      ...{ name: ENDPOINT, url: receiver.url, secret: 'env:SECRET', include: null },
      events: Object.keys(EVENTS) as EventType[],
    },
  ];
  const options = { table: TABLE, retentionDays: 90, clock: systemClock };
  const index = dynamoDueIndex(client, TABLE);
  let through = '';
  const started = new Set<string>();
  let ends = 0;
  /** Every event that follows from the log, by its id. */
  const derived = new Map<string, StoredEvent>();
  /** The episodes that were handed off, as the log has them. */
  const opened = new Set<number>();

  /** The next records of the log, without its end. */
  const read = async (): Promise<readonly DynamoDBRecord[]> => {
    await client.send(new PutCommand({ TableName: TABLE, Item: { pk: END, sk: 'END', n: ends++ } }));
    const response = await fetch(`${dynamo.url}/changes${through && `?through=${through}`}`, { method: 'POST' });
    return (await response.json()) as DynamoDBRecord[];
  };
  const isOurs = ({ dynamodb }: DynamoDBRecord) => /^(?!#)|^#ERASED#/.test(dynamodb?.Keys?.pk?.S ?? '');

  const portsOf = (process: Mortal) => {
    const mortal = new Proxy(client, {
      get: (of, name) =>
        name === 'send' ? (command: never) => process.run(() => of.send(command)) : Reflect.get(of, name),
    });
    return { mortal, jobs: dynamoJobs(mortal, TABLE, systemClock) };
  };

  /** Hands one batch of the log to the outbox, as Lambda does. False if there is none. */
  const readLog = async (process: Mortal): Promise<boolean> => {
    const records = await read();
    const ours = records.filter(isOurs);
    for (const record of ours) {
      const change = changeOf(record);
      for (const event of eventsOf(change, []).events) {
        derived.set(event.id, event);
        if (event.type === 'conversation.handed_off') opened.add(deskOf(change.new).episode);
      }
    }
    const { mortal, jobs } = portsOf(process);
    const start = (target: string) => process.run(async () => void started.add(target));
    const outbox = readBatch({
      ...{ changeOf, endpoints, jobs, metrics, log: quiet },
      discarded: dynamoDiscardedRecords(mortal, TABLE, systemClock),
      startRuns: startRuns(start, systemClock, quiet),
    });
    const { batchItemFailures } = await outbox({ Records: [...ours] });
    if (process.isDead) return true;
    const [failed] = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    const handled =
      failed === undefined
        ? records
        : records.slice(
            0,
            records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed),
          );
    through = handled.at(-1)?.dynamodb?.SequenceNumber ?? through;
    return ours.length > 0;
  };

  /** Runs a target as the clock's function does. */
  const run = async (target: string, process: Mortal, random: Seeded): Promise<void> => {
    const { mortal, jobs } = portsOf(process);
    const post = postWebhook({ anywhere: true, timeoutMs: WEBHOOK_MS, resolve: systemResolve });
    const send = sendWebhook({
      ...{ endpoints, sign: signWebhook, clock: systemClock },
      secrets: { get: async () => receiver.secret, forget: () => {} },
      post: (url, headers, body) => process.run(() => post(url, headers, body)),
    });
    const webhook = deliver({
      ...{ endpoints, send, metrics, clock: systemClock, random: () => random.next() },
      desks: dynamoDesks(mortal, options),
      transcripts: dynamoTranscripts(mortal, TABLE, systemClock),
      switches: dynamoEndpoints(mortal, TABLE, systemClock),
      tombstones: dynamoErasures(mortal, TABLE, systemClock),
      summaries: { get: async () => null },
    });
    const ended = async () => ({ status: 'done', try: null }) as const;
    const began = Date.now();
    await runTarget({
      ...{ jobs, metrics, clock: systemClock, log: quiet, leastMs: 20_000, newHolder: randomUUID },
      leases: dynamoLeases(mortal, TABLE, systemClock),
      works: { webhook, summary: ended, erasure: ended },
      start: (next) => process.run(async () => void started.add(next)),
    })(target, () => began + LIFE_MS - Date.now());
  };

  return {
    ...{ receiver, derived, opened, readLog, run },
    desks: dynamoDesks(client, options),
    /** The targets whose runs were started, or that have jobs that are due, and when the next other job is due; null if there is none. */
    due: async (): Promise<{ readonly targets: ReadonlySet<string>; readonly next: number | null }> => {
      const pages = await Array.fromAsync(index.due(Date.now() + FAR_MS));
      const jobs = pages.flat().filter(({ pk }) => targetOf(pk) !== null);
      const targets = new Set(started);
      started.clear();
      for (const { pk, due_at } of jobs) if (due_at <= Date.now()) targets.add(targetOf(pk) ?? '');
      const later = jobs.flatMap(({ due_at }) => (due_at > Date.now() ? due_at : []));
      return { targets, next: later.length === 0 ? null : Math.min(...later) };
    },
    close: async () => {
      client.destroy();
      await Promise.all([receiver.close(), dynamo.close()]);
    },
  };
};
