import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;

export type Item = Readonly<Record<string, unknown>>;

/** Whether an item has not expired. Every read checks it, because DynamoDB deletes expired items days late. */
export const isLive = (item: Item, nowSeconds: number): boolean => Number(item[TTL] ?? Infinity) > nowSeconds;

/** A conditional write: attribute names are marked by `#`, keys of `values` by `:`. */
interface Update {
  readonly expression: string;
  readonly condition: string;
  readonly values: Item;
}

/** Single items of the conversations' table. "Absent" includes "expired". Every write may be sent twice. */
export const dynamoItems = (client: DynamoDBDocumentClient, table: string, clock: Clock) => {
  const call = { TableName: table, ...PROVEN };
  const seconds = () => Math.floor(clock.now() / 1000);
  const update = async (
    pk: string,
    sk: string,
    { expression, condition, values }: Update,
    returns: 'NONE' | 'ALL_NEW',
  ) => {
    let after: Item = {};
    const written = await conditional(async () => {
      const reply = await client.send(
        new UpdateCommand({
          ...call,
          Key: { [PK]: pk, [SK]: sk },
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: namesIn(`${expression} ${condition}`),
          ExpressionAttributeValues: valuesOf(values),
          ReturnValues: returns,
        }),
      );
      after = reply.Attributes ?? {};
      return reply;
    });
    return written ? after : null;
  };
  const put = (pk: string, sk: string, item: Item, condition: string): Promise<boolean> =>
    conditional(() =>
      client.send(
        new PutCommand({
          ...call,
          Item: { [PK]: pk, [SK]: sk, ...item },
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#pk': PK, '#ttl': TTL },
          ExpressionAttributeValues: { ':now': seconds() },
        }),
      ),
    );
  return {
    seconds,
    get: async (pk: string, sk: string): Promise<Item | null> => {
      const { Item } = await orStoreFault(() =>
        client.send(new GetCommand({ ...call, Key: { [PK]: pk, [SK]: sk }, ConsistentRead: true })),
      );
      return Item && isLive(Item, seconds()) ? Item : null;
    },
    /** False if the item is there, maybe by the first sending of this write. */
    putIfAbsent: (pk: string, sk: string, item: Item) => put(pk, sk, item, 'attribute_not_exists(#pk) OR #ttl <= :now'),
    /** Replaces an expired item as a whole; false if there is none. */
    putIfExpired: (pk: string, sk: string, item: Item) => put(pk, sk, item, 'attribute_exists(#pk) AND #ttl <= :now'),
    /** False if its condition does not hold, maybe by the first sending of this write. */
    update: async (pk: string, sk: string, write: Update): Promise<boolean> =>
      (await update(pk, sk, write, 'NONE')) !== null,
    /** The item as it is after the update; null if its condition does not hold. */
    updated: (pk: string, sk: string, write: Update): Promise<Item | null> => update(pk, sk, write, 'ALL_NEW'),
    /** False if its condition does not hold. */
    remove: (pk: string, sk: string, condition: string, values: Item): Promise<boolean> =>
      conditional(() =>
        client.send(
          new DeleteCommand({
            ...call,
            Key: { [PK]: pk, [SK]: sk },
            ConditionExpression: condition,
            ExpressionAttributeNames: namesIn(condition),
            ExpressionAttributeValues: valuesOf(values),
          }),
        ),
      ),
  };
};

const valuesOf = (values: Item): Item =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));

const namesIn = (expressions: string): Record<string, string> =>
  Object.fromEntries([...expressions.matchAll(/#(\w+)/g)].map(([name, bare]) => [name, bare ?? '']));
