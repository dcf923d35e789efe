import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { type Measured, measured } from './measured.ts';
import { type Ratio, ratioOf, roundRobin } from './stats.ts';
import { IN_FLIGHT } from './throughput.ts';

const ROUNDS = 12;
const FLOOD_MS = 400;
/** About as large as a stored turn. */
const TEXT = { S: 'An answer of a model. '.repeat(120) };

export interface Disk {
  /** Milliseconds of a write in `DATA_DIR`, to those of a write in memory. */
  readonly oneInFlight: Ratio;
  readonly manyInFlight: Ratio;
}

/** The cost of syncing every write to the disk of the temporary folder. */
export const measureDisk = async (): Promise<Disk> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const [memory, disk] = [await startDynamoDb(), await startDynamoDb({ dataDir })];
  const writers = { memory: await writesTo(memory.url), disk: await writesTo(disk.url) };
  const compare = async (inFlight: number): Promise<Ratio> => {
    const times =
      ({ flood }: Measured<[]>) =>
      async () =>
        1 / (await flood(inFlight, FLOOD_MS));
    const figures = await roundRobin({ memory: times(writers.memory), disk: times(writers.disk) }, ROUNDS);
    return ratioOf(figures.disk, figures.memory);
  };
  const ratios = { oneInFlight: await compare(1), manyInFlight: await compare(IN_FLIGHT) };
  await Promise.all([memory.close(), disk.close()]);
  await rm(dataDir, { recursive: true });
  return ratios;
};

const writesTo = async (endpoint: string): Promise<Measured<[]>> => {
  await createTables(endpoint, [CONVERSATIONS]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  const { TableName } = CONVERSATIONS;
  return measured(() =>
    client.send(
      new PutItemCommand({ TableName, Item: { pk: { S: randomUUID() }, sk: { S: 'TURN#1' }, answer: TEXT } }),
    ),
  );
};
