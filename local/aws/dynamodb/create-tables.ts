import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';

const POLL_MS = 10;
const PATIENCE_MS = 5000;

/** Creates the missing tables and resolves when all are active. An existing table is not changed. */
export const createTables = async (endpoint: string, tables: readonly CreateTableCommandInput[]): Promise<void> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const plain = { useFipsEndpoint: false, useDualstackEndpoint: false };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, ...plain });
  try {
    await Promise.all(tables.map((table) => createTable(client, table)));
  } finally {
    client.destroy();
  }
};

const createTable = async (client: DynamoDBClient, table: CreateTableCommandInput): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(table));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  const giveUp = Date.now() + PATIENCE_MS;
  while (!(await isActive(client, table.TableName))) {
    if (Date.now() > giveUp) throw new Error(`The table ${table.TableName} did not become active.`);
    await pause(POLL_MS);
  }
};

const isActive = async (client: DynamoDBClient, name: string | undefined): Promise<boolean> => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  return Table?.TableStatus === 'ACTIVE';
};
