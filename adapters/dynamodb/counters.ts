import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { conditional, orStoreFault, PROVEN, sendOnce } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;

/** An item that counts, for a time. */
interface Counter {
  readonly pk: string;
  readonly sk: string;
  /** Epoch seconds. */
  readonly expiry: number;
}
/** Counts that must not be reached yet, by attribute. */
type Limits = Readonly<Record<string, number>>;

/** Counts in attributes of items. A write whose connection broke is not sent again, because it would count twice. */
export const dynamoCounters = (client: DynamoDBDocumentClient, table: string) => {
  const write = ({ pk, sk, expiry }: Counter, name: string, count: number, limits: Limits) => {
    const limited = Object.keys(limits);
    const below = limited.map((each) => `(attribute_not_exists(#${each}) OR #${each} < :${each})`);
    return client.send(
      new UpdateCommand({
        TableName: table,
        ...PROVEN,
        Key: { [PK]: pk, [SK]: sk },
        UpdateExpression: `ADD #${name} :count SET #ttl = :expiry`,
        ...(below.length > 0 && { ConditionExpression: below.join(' AND ') }),
        ExpressionAttributeNames: {
          '#ttl': TTL,
          ...Object.fromEntries([name, ...limited].map((each) => [`#${each}`, each])),
        },
        ExpressionAttributeValues: {
          ':count': count,
          ':expiry': expiry,
          ...Object.fromEntries(limited.map((each) => [`:${each}`, limits[each]])),
        },
      }),
    );
  };
  return {
    /** Counts one more by one conditional write; false, without counting, if a limit is reached. */
    take: async (counter: Counter, name: string, limits: Limits): Promise<boolean> =>
      // An item without the attribute is below every limit but zero.
      Object.values(limits).every((most) => most > 0) && conditional(() => write(counter, name, 1, limits), sendOnce),
    add: async (counter: Counter, name: string, count: number): Promise<void> => {
      await orStoreFault(() => write(counter, name, count, {}), sendOnce);
    },
  };
};
