import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { UsedIdentities } from '../../core/access/identity.ts';
import type { Clock } from '../../core/config/clock.ts';
import { identityKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { dynamoItems } from './items.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;

/** One item a JWT, until no clock accepts it any more. A write that is sent twice finds its own use. */
export const dynamoUsedIdentities = (client: DynamoDBDocumentClient, table: string, clock: Clock): UsedIdentities => {
  const items = dynamoItems(client, table, clock);
  return {
    use: (issuer, id, until) =>
      items.update(identityKey(issuer, id), 'IDENTITY', {
        expression: `SET #use = :use, #${TTL} = :until`,
        condition: `attribute_not_exists(#use) OR #use = :use OR #${TTL} <= :now`,
        values: { use: randomUUID(), until, now: items.seconds() },
      }),
  };
};
