import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../core/config/clock.ts';
import { type ConversationId, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { dynamoItems, type Item } from './items.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;
const SECONDS_A_DAY = 86_400;
const CONVERSATION = '~CONVERSATION';

export interface DynamoOptions {
  readonly table: string;
  readonly retentionDays: number;
  readonly clock: Clock;
}

/** A conditional change of a conversation's item. Every change renews its expiry. */
interface Change {
  /** Null removes an attribute. */
  readonly set: Item;
  /** Set only where the item lacks them. */
  readonly first: Item;
  /** Whether `version` rises. */
  readonly raises: boolean;
  /** All of them must hold. Attribute names are marked by `#`, keys of `set` and `values` by `:`. */
  readonly conditions: readonly string[];
  readonly values: Item;
}

/**
 * The item of each conversation: its place in the customer's list, and who owns it. Each change returns the item after it, or null if its
 * condition does not hold. An expired item that is still there counts as absent.
 */
export const conversationItems = (client: DynamoDBDocumentClient, { table, retentionDays, clock }: DynamoOptions) => {
  const items = dynamoItems(client, table, clock);
  const expiry = () => ({ [TTL]: items.seconds() + retentionDays * SECONDS_A_DAY });
  const change = (id: ConversationId, { set, first, raises, conditions, values }: Change, live: string) => {
    const whole: Item = { ...set, ...named(id), ...expiry() };
    const kept = Object.entries(whole).filter(([, value]) => value !== null);
    const removed = Object.keys(whole).filter((name) => whole[name] === null);
    const assignments = [
      ...kept.map(([name]) => `#${name} = :${name}`),
      ...Object.keys(first).map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
      ...(raises ? ['#version = if_not_exists(#version, :zero) + :one'] : []),
    ];
    const removal = removed.length > 0 ? ` REMOVE ${removed.map((name) => `#${name}`).join(', ')}` : '';
    return items.updated(partitionKey(id), CONVERSATION, {
      expression: `SET ${assignments.join(', ')}${removal}`,
      condition: [live, ...conditions].map((condition) => `(${condition})`).join(' AND '),
      values: {
        ...Object.fromEntries(kept),
        ...first,
        ...values,
        ...(raises && { zero: 0, one: 1 }),
        second: items.seconds(),
      },
    });
  };
  return {
    expiry,
    get: (id: ConversationId) => items.get(partitionKey(id), CONVERSATION),
    /** Changes the item if it is there. */
    change: (id: ConversationId, of: Change) => change(id, of, `#${TTL} > :second`),
    /** Changes the item, or creates it. An expired one is replaced as a whole: nothing of it comes back. */
    changeOrCreate: async (id: ConversationId, of: Change): Promise<Item | null> => {
      const after = await change(id, of, `attribute_not_exists(#${TTL}) OR #${TTL} > :second`);
      if (after) return after;
      const known = Object.entries({ ...of.first, ...of.set, ...named(id), ...expiry() });
      const item = {
        ...Object.fromEntries(known.filter(([, value]) => value !== null)),
        ...(of.raises && { version: 1 }),
      };
      return (await items.putIfExpired(partitionKey(id), CONVERSATION, item)) ? item : null;
    },
  };
};

const named = ({ customer, conversation }: ConversationId): Item => ({ customer, conversation });
