import { randomBytes } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { SECRETS_KEY } from '../../core/turn/keys.ts';
import { conditional, orStoreFault } from './faults.ts';

const { partitionKey: PK, sortKey: SK } = CONVERSATIONS_TABLE;
const KEY = { [PK]: SECRETS_KEY, [SK]: 'CURSOR' };
const KEY_BYTES = 32;

/**
 * The deployment's own key for cursors, made by whoever needs it first and kept in the table, so that all instances agree and nobody has
 * to configure one. It is kept for as long as an instance lives.
 */
export const dynamoCursorKey = (client: DynamoDBDocumentClient, table: string): (() => Promise<Uint8Array>) => {
  let known: Promise<Uint8Array> | null = null;
  const read = async (): Promise<Uint8Array | null> => {
    const { Item } = await orStoreFault(
      client.send(new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true })),
    );
    return Item ? (Item.key as Uint8Array) : null;
  };
  const make = async (): Promise<Uint8Array> => {
    const key = randomBytes(KEY_BYTES);
    const put = new PutCommand({
      TableName: table,
      Item: { ...KEY, key },
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': PK },
    });
    if (await conditional(client.send(put))) return key;
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
