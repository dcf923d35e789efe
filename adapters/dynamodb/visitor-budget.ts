import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { hourOf, nextHour, type VisitorBudget, type VisitorBudgetLimits } from '../../core/access/visitor-budget.ts';
import { visitorBudgetKey } from '../../core/config/keys.ts';
import { dynamoCounters } from './counters.ts';

const HOUR_SECONDS = 3600;

/**
 * One item per hour counts all visitors, and one per hour and network its own. The network is counted first: one that is over its limit does
 * not write the item that all visitors share.
 */
export const dynamoVisitorBudget = (
  client: DynamoDBDocumentClient,
  table: string,
  limits: VisitorBudgetLimits,
): VisitorBudget => {
  const counters = dynamoCounters(client, table);
  const hour = (network: string | null, at: number) => ({
    pk: visitorBudgetKey(network),
    sk: `HOUR#${hourOf(at)}`,
    expiry: nextHour(at) / 1000 + HOUR_SECONDS,
  });
  const giveBack = (network: string | null, at: number) => counters.add(hour(network, at), 'turns', -1);
  return {
    take: async (network, at) => {
      const count = (of: string | null, turns: number) => counters.take(hour(of, at), 'turns', { turns });
      if (network !== null && !(await count(network, limits.turns_per_network))) return false;
      const isCounted = await count(null, limits.turns);
      if (!isCounted && network !== null) await giveBack(network, at);
      return isCounted;
    },
    giveBack: async (network, at) => {
      await Promise.all([giveBack(null, at), network !== null && giveBack(network, at)]);
    },
    takeHandOff: (at) => counters.take(hour(null, at), 'requests', { requests: limits.requests }),
  };
};
