import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dayOf, resetsAt } from '../../core/access/quota.ts';
import type { Clock } from '../../core/config/clock.ts';
import { actionKey, type ConversationId, dailyQuotaKey, hashOf } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import type { ActionKey, DeskActions, StoredAction } from '../../core/desk/desks.ts';
import { Fault } from '../../core/errors/faults.ts';
import { dynamoItems, type Item } from './items.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;
const DAY_SECONDS = 86_400;
/** How long an act is kept, from its beginning. */
export const ACT_SECONDS = 7 * DAY_SECONDS;
const MAX_ROUNDS = 5;

/**
 * Acts, a partition an actor. Each write may be sent twice: an act that is stored is read, an aim that is there stays, the first result stays,
 * and a request is counted by its message_id.
 */
export const dynamoDeskActions = (client: DynamoDBDocumentClient, table: string, clock: Clock): DeskActions => {
  const items = dynamoItems(client, table, clock);
  const at = ({ actor, message_id }: ActionKey) => [actionKey(actor), `ACT#${hashOf(message_id)}`] as const;
  return {
    begin: async (key, hash) => {
      for (let round = 0; round < MAX_ROUNDS; round++) {
        await items.putIfAbsent(...at(key), { hash, [TTL]: items.seconds() + ACT_SECONDS });
        const stored = await items.get(...at(key));
        if (stored) return toAction(stored);
      }
      throw vanished();
    },
    aim: (key, target, instead) =>
      items.update(...at(key), {
        expression: 'SET #target = :target',
        condition: `attribute_exists(#hash) AND attribute_not_exists(#result) AND (#target = :target OR ${instead ? '#target = :instead' : 'attribute_not_exists(#target)'})`,
        values: { target: toTarget(target), ...(instead && { instead: toTarget(instead) }) },
      }),
    finish: async (key, result) => {
      const condition = 'attribute_exists(#hash) AND attribute_not_exists(#result)';
      await items.update(...at(key), { expression: 'SET #result = :result', condition, values: { result } });
      const stored = await items.get(...at(key));
      if (typeof stored?.result !== 'string') throw vanished();
      return stored.result;
    },
    // The set of the requests is their count: the same request is in it once.
    takeRequest: (customer, now, most, message_id) =>
      items.update(dailyQuotaKey(customer), `DAY#${dayOf(now)}`, {
        expression: `ADD #requests :requests SET #${TTL} = :expiry`,
        condition: 'attribute_not_exists(#requests) OR contains(#requests, :request) OR size(#requests) < :most',
        values: {
          requests: new Set([hashOf(message_id)]),
          request: hashOf(message_id),
          most,
          expiry: resetsAt(now) / 1000 + DAY_SECONDS,
        },
      }),
  };
};

const vanished = () => new Fault('StoreBusy', 'An act was stored, and is not there.');

/** Text, which conditions compare exactly. */
const toTarget = ({ customer, conversation }: ConversationId): string => JSON.stringify([customer, conversation]);

const fromTarget = (target: unknown): ConversationId | null => {
  if (typeof target !== 'string') return null;
  const [customer = '', conversation = ''] = JSON.parse(target) as string[];
  return { customer, conversation };
};

const toAction = ({ hash, target, result }: Item): StoredAction => ({
  hash: String(hash),
  target: fromTarget(target),
  result: (result as string | undefined) ?? null,
});
