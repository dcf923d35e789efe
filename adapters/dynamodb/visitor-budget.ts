import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  hourOf,
  nextHour,
  requestsPerNetwork,
  type VisitorBudget,
  type VisitorBudgetLimits,
} from '../../core/access/visitor-budget.ts';
import { visitorBudgetKey } from '../../core/config/keys.ts';
import { dynamoCounters } from './counters.ts';

const HOUR_SECONDS = 3600;

type What = 'turns' | 'requests';

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
  const giveBack = (network: string | null, at: number, what: What) => counters.add(hour(network, at), what, -1);
  const take = async (network: string | null, at: number, what: What, ofNetwork: number, ofAll: number) => {
    const count = (of: string | null, most: number) => counters.take(hour(of, at), what, { [what]: most });
    if (network !== null && !(await count(network, ofNetwork))) return false;
    const isCounted = await count(null, ofAll);
    if (!isCounted && network !== null) await giveBack(network, at, what);
    return isCounted;
  };
  const { turns, turns_per_network, requests } = limits;
  return {
    take: (network, at) => take(network, at, 'turns', turns_per_network, turns),
    giveBack: async (network, at) => {
      await Promise.all([giveBack(null, at, 'turns'), network !== null && giveBack(network, at, 'turns')]);
    },
    takeHandOff: (network, at) => take(network, at, 'requests', requestsPerNetwork(requests), requests),
  };
};
