import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { erasedKey, TOMBSTONE } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Erasures } from '../../core/privacy/erasures.ts';
import { dynamoItems } from './items.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;
/** Longer than backups are kept, and than any late write or event can be under way. */
const KEPT_SECONDS = 400 * 86_400;

/** An item a customer, by a hash of their id. A write that is sent twice is refused the second time, or finds its own date. */
export const dynamoErasures = (client: DynamoDBDocumentClient, table: string, clock: Clock): Erasures => {
  const items = dynamoItems(client, table, clock);
  const get = async (customer: string) => {
    const erasedAt = (await items.get(erasedKey(customer), TOMBSTONE))?.erased_at;
    return typeof erasedAt === 'number' ? erasedAt : null;
  };
  return {
    erasedAt: get,
    begin: async (customer, at, by, message_id) => {
      const act = `${by}#${message_id}`;
      await items.update(erasedKey(customer), TOMBSTONE, {
        expression: `SET #customer = :customer, #erased_at = :at, #by = :by, #act = :act, #${TTL} = :expiry REMOVE #finished_at`,
        condition: 'attribute_not_exists(#erased_at) OR (#erased_at < :at AND #act <> :act)',
        values: { customer, at, by, act, expiry: items.seconds() + KEPT_SECONDS },
      });
      const erasedAt = await get(customer);
      if (erasedAt === null) throw new Fault('StoreBusy', 'The tombstone that was stored is missing.');
      return erasedAt;
    },
    underWay: async (tombstone) => {
      const item = await items.get(tombstone, TOMBSTONE);
      return typeof item?.customer === 'string' ? { customer: item.customer, erased_at: Number(item.erased_at) } : null;
    },
    finish: async ({ customer, erased_at }, now) => {
      await items.update(erasedKey(customer), TOMBSTONE, {
        expression: 'SET #finished_at = :now REMOVE #customer',
        condition: '#erased_at = :erased_at AND attribute_exists(#customer)',
        values: { now, erased_at },
      });
    },
  };
};
