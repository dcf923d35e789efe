import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { erasedKey } from '../../core/config/keys.ts';
import type { Tombstones } from '../../core/privacy/tombstones.ts';
import { dynamoItems } from './items.ts';

/** An item a customer, by a hash of their id. */
export const dynamoErasures = (client: DynamoDBDocumentClient, table: string, clock: Clock): Tombstones => {
  const items = dynamoItems(client, table, clock);
  return {
    erasedAt: async (customer) => {
      const erasedAt = (await items.get(erasedKey(customer), 'ERASED'))?.erased_at;
      return typeof erasedAt === 'number' ? erasedAt : null;
    },
  };
};
