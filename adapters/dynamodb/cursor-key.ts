import { randomBytes } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { SECRETS_KEY } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';

const { partitionKey: PK, sortKey: SK } = CONVERSATIONS_TABLE;
const KEY = { [PK]: SECRETS_KEY, [SK]: 'CURSOR' };
const KEY_BYTES = 32;

/**
 * The key that signs the deployment's cursors. The first instance that needs it generates it and stores it in the table, so that all
 * instances share it and it need not be configured. An instance caches it for its lifetime. A write may be sent twice: the second is refused
 * then, and the key is read.
 */
export const dynamoCursorKey = (client: DynamoDBDocumentClient, table: string): (() => Promise<Uint8Array>) => {
  let known: Promise<Uint8Array> | null = null;
  const read = async (): Promise<Uint8Array | null> => {
    const { Item } = await orStoreFault(() =>
      client.send(new GetCommand({ TableName: table, ...PROVEN, Key: KEY, ConsistentRead: true })),
    );
    return Item ? (Item.key as Uint8Array) : null;
  };
  const make = async (): Promise<Uint8Array> => {
    const key = randomBytes(KEY_BYTES);
    const put = new PutCommand({
      TableName: table,
      ...PROVEN,
      Item: { ...KEY, key },
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': PK },
    });
    if (await conditional(() => client.send(put))) return key;
    return (await read()) ?? make();
  };
  return () => {
    known ??= (async () => (await read()) ?? make())().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
};
