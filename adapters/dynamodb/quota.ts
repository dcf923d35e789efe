import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DailyQuota } from '../../core/access/quota.ts';
import { type DailyQuotaLimits, dayOf, resetsAt } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { dailyQuotaKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { conditional, orStoreFault, PROVEN, sendOnce } from './faults.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const DAY_SECONDS = 86_400;
const BELOW = (name: string) => `(attribute_not_exists(#${name}) OR #${name} < :${name})`;

/**
 * One item per customer and day counts turns and tokens. The conditional write that counts a turn also checks the limits. A write whose connection
 * broke is not sent again, because it would count twice.
 */
export const dynamoDailyQuota = (
  client: DynamoDBDocumentClient,
  table: string,
  limits: DailyQuotaLimits,
  clock: Clock,
): DailyQuota => {
  const counter = (customer: string, at: number) => ({
    TableName: table,
    ...PROVEN,
    Key: { [PK]: dailyQuotaKey(customer), [SK]: `DAY#${dayOf(at)}` },
  });
  const expiry = (at: number) => resetsAt(at) / 1000 + DAY_SECONDS;
  const add = async (customer: string, at: number, name: 'turns' | 'tokens', count: number): Promise<void> => {
    await orStoreFault(
      () =>
        client.send(
          new UpdateCommand({
            ...counter(customer, at),
            UpdateExpression: 'ADD #name :count SET #ttl = :expiry',
            ExpressionAttributeNames: { '#name': name, '#ttl': TTL },
            ExpressionAttributeValues: { ':count': count, ':expiry': expiry(at) },
          }),
        ),
      sendOnce,
    );
  };
  return {
    take: (customer, at, held) =>
      conditional(
        () =>
          client.send(
            new UpdateCommand({
              ...counter(customer, at),
              UpdateExpression: 'ADD #turns :one SET #ttl = :expiry',
              ConditionExpression: held ? BELOW('turns') : `${BELOW('turns')} AND ${BELOW('tokens')}`,
              ExpressionAttributeNames: { '#turns': 'turns', '#ttl': TTL, ...(!held && { '#tokens': 'tokens' }) },
              ExpressionAttributeValues: {
                ':one': 1,
                ':turns': limits.turns,
                ...(!held && { ':tokens': limits.tokens }),
                ':expiry': expiry(at),
              },
            }),
          ),
        sendOnce,
      ),
    giveBack: (customer, at) => add(customer, at, 'turns', -1),
    spend: (customer, tokens) => add(customer, clock.now(), 'tokens', tokens),
  };
};
