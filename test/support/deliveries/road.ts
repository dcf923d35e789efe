import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { changeOf } from '../../../adapters/dynamodb/change-of.ts';
import { dynamoDesks } from '../../../adapters/dynamodb/desks.ts';
import { dynamoEndpoints } from '../../../adapters/dynamodb/endpoints.ts';
import { dynamoJobs } from '../../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../../adapters/dynamodb/leases.ts';
import { dynamoErasures } from '../../../adapters/dynamodb/tombstones.ts';
import { dynamoTranscripts } from '../../../adapters/dynamodb/turns.ts';
import { postWebhook } from '../../../adapters/webhooks/post-webhook.ts';
import { systemResolve } from '../../../adapters/webhooks/public-lookup.ts';
import { signWebhook } from '../../../adapters/webhooks/sign-webhook.ts';
import { Fault } from '../../../core/errors/faults.ts';
import { Endpoint } from '../../../core/events/endpoint.ts';
import type { Job, JobStatus } from '../../../core/events/job.ts';
import { deliver } from '../../../handlers/clock/deliver.ts';
import { runTarget } from '../../../handlers/clock/run-target.ts';
import { readBatch } from '../../../handlers/outbox/read-batch.ts';
import { sendWebhook } from '../../../handlers/webhooks/send-webhook.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { noMetrics, quietLog } from '../values.ts';

const table = CONVERSATIONS.TableName;
let roads = 0;
/** Far longer than loopback needs. */
const TIMEOUT_MS = 1000;
/** As long as a function lives. */
const LIFE_MS = 100_000;

export const secretOf = (name: string): string => `whsec_${Buffer.from(name.padEnd(24, '.')).toString('base64')}`;

export interface Road {
  /** The `n`-th conversation waits for a person: its record in the table's stream. */
  handedOff(n: number): DynamoDBRecord;
  /** Has the outbox read records until it reports no failure, as the stream does. `fails`: whether the table fails at the second one, once. */
  stream(records: readonly DynamoDBRecord[], fails?: boolean): Promise<void>;
  /** Runs what is due to an endpoint. */
  run(name: string): Promise<void>;
  /** The same, by a run that dies behind its first delivery. */
  runAndDie(name: string): Promise<void>;
  /** Sends a body of one's own. */
  send(name: string, body: string): ReturnType<ReturnType<typeof sendWebhook>>;
  /** Makes the deliveries of a status due again. */
  again(name: string, status: JobStatus): Promise<void>;
  switchOn(name: string): Promise<boolean>;
  /** Jobs of a status, by endpoint. */
  of(name: string, status: JobStatus): Promise<readonly Job[]>;
  close(): void;
}

/**
 * The road of an event from the table's stream to its receivers, in this process and over a real table. Everything reads the time from `Date.now`, also the
 * reference library. `secrets` are by name of the endpoint. The roads over one table have endpoints of their own.
 */
export const startRoad = (
  dynamo: string,
  urls: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): Road => {
  const road = roads++;
  const own = (name: string) => `${name}-${road}`;
  const target = (name: string) => `webhook#${own(name)}`;
  const clock = { now: () => Date.now() };
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: dynamo, region: 'us-east-1', credentials }),
  );
  const endpoints = Object.entries(urls).map(([name, url]) =>
    Endpoint.parse({ name: own(name), url, secret: `env:${name}`, events: ['conversation.handed_off'] }),
  );
  const jobs = dynamoJobs(client, table, clock);
  const switches = dynamoEndpoints(client, table, clock);
  const send = sendWebhook({
    endpoints,
    secrets: {
      get: async (reference) => {
        const name = reference.slice('env:'.length);
        return secrets[name] ?? secretOf(name);
      },
      forget: () => {},
    },
    sign: signWebhook,
    post: postWebhook({ anywhere: true, timeoutMs: TIMEOUT_MS, resolve: systemResolve }),
    clock,
  });
  const work = deliver({
    ...{ endpoints, switches, send, clock, metrics: noMetrics, random: () => 0.5 },
    tombstones: dynamoErasures(client, table, clock),
    desks: dynamoDesks(client, { table, clock, retentionDays: 30 }),
    transcripts: dynamoTranscripts(client, table, clock),
    summaries: { get: async () => null },
  });
  let holders = 0;
  const isDone = async () => ({ status: 'done', try: null }) as const;
  const runner = (settle: (typeof jobs)['settle']) =>
    runTarget({
      ...{
        works: { webhook: work, summary: isDone, erasure: isDone },
        start: async () => {},
        leastMs: 1000,
        newHolder: () => `run ${holders++}`,
      },
      ...{ jobs: { ...jobs, settle }, leases: dynamoLeases(client, table, clock), metrics: noMetrics, clock },
      log: quietLog,
    });
  const of = async (name: string, status: JobStatus) => (await jobs.page(target(name), status, 100, null)).jobs;
  let fault = false;
  let added = 0;
  const read = readBatch({
    ...{ changeOf, endpoints, metrics: noMetrics, log: quietLog, startRuns: async () => {} },
    jobs: {
      add: async (seeds) => {
        if (fault && ++added === 2) {
          fault = false;
          throw new Fault('StoreBusy', 'busy');
        }
        await jobs.add(seeds);
      },
    },
    discarded: { keep: async ({ error }) => Promise.reject(new Error(error)) },
  });
  return {
    handedOff: (n) => {
      const [Keys, now] = [{ pk: `ada#c-${n}`, sk: '~CONVERSATION' }, clock.now()];
      const moved = { id: 'customer:ada#m', key: `${now}-a` };
      const image = { ...Keys, customer: 'ada', conversation: `c-${n}`, version: 1, state: 'waiting', move: moved };
      return {
        eventName: 'INSERT',
        dynamodb: {
          ...{ SequenceNumber: String(n), ApproximateCreationDateTime: now / 1000, Keys: marshall(Keys) },
          NewImage: marshall({ ...image, waiting_since: now, created_at: now }),
        },
      } as DynamoDBRecord;
    },
    stream: async (records, fails = false) => {
      [fault, added] = [fails, 0];
      for (let rest = records; rest.length > 0; ) {
        const { batchItemFailures } = await read({ Records: [...rest] });
        const first = batchItemFailures[0]?.itemIdentifier;
        rest =
          first === undefined ? [] : rest.slice(rest.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === first));
      }
    },
    run: (name) => runner(jobs.settle)(target(name), () => LIFE_MS),
    runAndDie: (name) => {
      const dies = async () => Promise.reject(new Fault('StoreBusy', 'died'));
      return runner(dies)(target(name), () => LIFE_MS);
    },
    send: (name, body) => send({ endpoint: own(name), id: 'evt_own', timestamp: clock.now(), body }),
    of,
    again: async (name, status) => {
      for (const { id } of await of(name, status)) await jobs.again(target(name), id);
    },
    switchOn: (name) => switches.switchOn(own(name)),
    close: () => client.destroy(),
  };
};
