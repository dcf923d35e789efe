import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/** In seconds. */
const PATIENCE = { maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.1 };

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
  await waitUntilTableExists({ client, ...PATIENCE }, { TableName: table.TableName });
};
