import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { erasedKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { CustomerItems, Place } from '../../core/privacy/customer-items.ts';
import type { StoredItem } from '../../core/privacy/remains.ts';
import { customerPlaces, rememberedKey } from './customer-places.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';
import { allPages } from './queries.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL, orderIndex } = CONVERSATIONS_TABLE;
/** An erasure ends within minutes. If it never ends, these items expire. */
const REMEMBERED_SECONDS = 30 * 86_400;
/** Of the items that are changed after they were made, one of these changes with each change that counts. The others never change. */
const STAMPS = ['started_at', orderIndex.sortKey, 'given_at', 'version', 'last_key', 'updated_at'] as const;

/** A write that is sent twice is refused the second time, or changes nothing more. */
export const dynamoCustomerItems = (
  client: DynamoDBDocumentClient,
  table: string,
  endpoints: readonly string[],
  clock: Clock,
): CustomerItems => {
  const call = { TableName: table, ...PROVEN };
  const remove = async ({ pk, sk }: Place): Promise<void> => {
    await orStoreFault(() => client.send(new DeleteCommand({ ...call, Key: { [PK]: pk, [SK]: sk } })));
  };
  return {
    ...customerPlaces(client, table, endpoints, clock),
    remember: async (customer, conversation) => {
      const Item = {
        ...{ [PK]: erasedKey(customer), [SK]: rememberedKey(conversation), of: conversation },
        [TTL]: Math.floor(clock.now() / 1000) + REMEMBERED_SECONDS,
      };
      await orStoreFault(() => client.send(new PutCommand({ ...call, Item })));
    },
    forget: (customer, conversation) => remove({ pk: erasedKey(customer), sk: rememberedKey(conversation) }),
    of: (pk) =>
      allPages(client, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': PK },
        ExpressionAttributeValues: { ':pk': pk },
      }),
    remove,
    removeSeen: (item) =>
      conditional(() =>
        client.send(new DeleteCommand({ ...call, Key: { [PK]: item[PK], [SK]: item[SK] }, ...asSeen(item) })),
      ),
    replaceSeen: (item, by) => conditional(() => client.send(new PutCommand({ ...call, Item: by, ...asSeen(item) }))),
  };
};

/** The condition that an item is as it was read. */
const asSeen = (item: StoredItem) => {
  const known = STAMPS.filter((name) => name in item);
  return {
    ConditionExpression: STAMPS.map((name) =>
      name in item ? `#${name} = :${name}` : `attribute_not_exists(#${name})`,
    ).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(STAMPS.map((name) => [`#${name}`, name])),
    ...(known.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(known.map((name) => [`:${name}`, item[name]])),
    }),
  };
};
