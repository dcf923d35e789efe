import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { leaseKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Fault } from '../../core/errors/faults.ts';
import type { Leases } from '../../core/events/job.ts';
import { dynamoItems } from './items.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;
const SORT_KEY = 'LEASE';
const DAY_SECONDS = 86_400;
const MAX_ROUNDS = 5;
const MINE = '#holder = :holder';

/** Leases of targets. A write that is sent twice changes nothing more, because no two runs have the same name. */
export const dynamoLeases = (client: DynamoDBDocumentClient, table: string, clock: Clock): Leases => {
  const items = dynamoItems(client, table, clock);
  const update = (target: string, expression: string, condition: string, values: Record<string, unknown>) =>
    items.update(leaseKey(target), SORT_KEY, { expression, condition, values });
  return {
    take: async (target, holder, until) => {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const taken = await update(
          target,
          `SET #holder = :holder, #until = :until, #${TTL} = :expiry REMOVE #again`,
          `attribute_not_exists(#until) OR #until < :now OR ${MINE}`,
          { holder, until, now: clock.now(), expiry: Math.ceil(until / 1000) + DAY_SECONDS },
        );
        if (taken) return true;
        const told = await update(target, 'SET #again = :again', '#until >= :now', { again: true, now: clock.now() });
        if (told) return false;
      }
      throw new Fault('StoreBusy', 'The lease ended at every attempt to notify its holder.');
    },
    release: async (target, holder) => {
      const free = 'attribute_not_exists(#holder)';
      const ended = `${free} OR (${MINE} AND attribute_not_exists(#again))`;
      if (await items.remove(leaseKey(target), SORT_KEY, ended, { holder })) return true;
      return !(await update(target, 'REMOVE #again', MINE, { holder }));
    },
  };
};
