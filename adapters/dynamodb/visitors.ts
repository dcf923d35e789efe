import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { hourOf, nextHour } from '../../core/access/visitor-budget.ts';
import type { Visitors } from '../../core/access/visitors.ts';
import type { Clock } from '../../core/config/clock.ts';
import { newVisitorsKey, visitorKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { dynamoCounters } from './counters.ts';
import { orStoreFault, PROVEN } from './faults.ts';
import { dynamoItems } from './items.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const KEPT_SECONDS = 30 * 86_400;
const VISITOR = 'VISITOR';

/**
 * One item a credential, and one a network and hour that counts new visitors. Only the count is sent once: sent twice, it would count twice. A
 * credential is renewed by a conditional write, so that one that is revoked at the same time does not come back.
 */
export const dynamoVisitors = (
  client: DynamoDBDocumentClient,
  table: string,
  perHour: number,
  clock: Clock,
): Visitors => {
  const items = dynamoItems(client, table, clock);
  const counters = dynamoCounters(client, table);
  const until = () => items.seconds() + KEPT_SECONDS;
  return {
    admit: (network, at) => {
      const hour = { pk: newVisitorsKey(network), sk: `HOUR#${hourOf(at)}`, expiry: nextHour(at) / 1000 };
      return counters.take(hour, 'visitors', { visitors: perHour });
    },
    add: async (credential, visitor) => {
      await items.update(visitorKey(credential), VISITOR, {
        expression: `SET #visitor = :visitor, #${TTL} = :until`,
        condition: 'attribute_not_exists(#visitor)',
        values: { visitor, until: until() },
      });
    },
    find: async (credential) => {
      const item = await items.updated(visitorKey(credential), VISITOR, {
        expression: `SET #${TTL} = :until`,
        condition: `attribute_exists(#visitor) AND #${TTL} > :now`,
        values: { until: until(), now: items.seconds() },
      });
      return item && String(item.visitor);
    },
    remove: async (credential) => {
      const Key = { [PK]: visitorKey(credential), [SK]: VISITOR };
      await orStoreFault(() => client.send(new DeleteCommand({ TableName: table, ...PROVEN, Key })));
    },
  };
};
