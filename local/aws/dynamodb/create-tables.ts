import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/** In seconds. */
const PATIENCE = { maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.1 };

/**
 * Creates the missing tables and resolves when all are active. An existing table is not changed: one whose index lacks what is read from it
 * would give a history of gaps, and is refused.
 */
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
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table.TableName }));
  const projected = new Set(attributesOf(Table ?? {}));
  const missing = attributesOf(table).filter((name) => !projected.has(name));
  if (missing.length > 0)
    throw new Error(`The table ${table.TableName} is of an earlier version. Delete it, or the folder that it is in.`);
};

const attributesOf = ({ LocalSecondaryIndexes }: Pick<TableDescription, 'LocalSecondaryIndexes'>): readonly string[] =>
  (LocalSecondaryIndexes ?? []).flatMap(({ Projection }) => Projection?.NonKeyAttributes ?? []);
