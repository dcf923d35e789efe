import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type DailyQuota, type DailyQuotaLimits, dayOf, resetsAt } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { dailyQuotaKey } from '../../core/config/keys.ts';
import { dynamoCounters } from './counters.ts';

const DAY_SECONDS = 86_400;

/** One item per customer and day counts turns and tokens. */
export const dynamoDailyQuota = (
  client: DynamoDBDocumentClient,
  table: string,
  { turns, tokens }: DailyQuotaLimits,
  clock: Clock,
): DailyQuota => {
  const counters = dynamoCounters(client, table);
  const day = (customer: string, at: number) => ({
    pk: dailyQuotaKey(customer),
    sk: `DAY#${dayOf(at)}`,
    expiry: resetsAt(at) / 1000 + DAY_SECONDS,
  });
  return {
    take: (customer, at, held) => counters.take(day(customer, at), 'turns', held ? { turns } : { turns, tokens }),
    giveBack: (customer, at) => counters.add(day(customer, at), 'turns', -1),
    spend: (customer, count) => counters.add(day(customer, clock.now()), 'tokens', count),
  };
};
