import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type ConversationId, partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { type Desk, NO_DESK } from '../../core/desk/desk.ts';
import type { Desks, PendingMessage, PostName } from '../../core/desk/desks.ts';
import type { DynamoOptions } from './conversations.ts';
import { indexKeys, toDesk } from './desk-item.ts';
import { conditional, orStoreFault, PROVEN } from './faults.ts';
import { isLive } from './items.ts';
import { livePages } from './turns.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL, orderIndex } = CONVERSATIONS_TABLE;
const SECONDS_A_DAY = 86_400;
const CONVERSATION = '~CONVERSATION';

type Item = Readonly<Record<string, unknown>>;

/** Who owns conversations, by conditional writes of their items. */
export const dynamoDesks = (client: DynamoDBDocumentClient, { table, retentionDays, clock }: DynamoOptions): Desks => {
  const seconds = () => Math.floor(clock.now() / 1000);
  const expiry = () => seconds() + retentionDays * SECONDS_A_DAY;
  const keyOf = (id: ConversationId, sortKey = CONVERSATION) => ({ [PK]: partitionKey(id), [SK]: sortKey });

  const get = async (id: ConversationId): Promise<Desk> => {
    const { Item } = await orStoreFault(() =>
      client.send(new GetCommand({ TableName: table, ...PROVEN, Key: keyOf(id), ConsistentRead: true })),
    );
    return Item && isLive(Item, seconds()) ? toDesk(Item) : NO_DESK;
  };

  /** The item after the write, or null if its condition did not hold. */
  const update = async (
    id: ConversationId,
    set: Item,
    condition: string,
    values: Item,
    sortKey?: string,
  ): Promise<Item | null> => {
    const entries = Object.entries({ ...set, [TTL]: sortKey ? undefined : expiry() });
    const sets = entries.filter(([, value]) => value !== null && value !== undefined);
    const removes = entries.filter(([, value]) => value === null).map(([name]) => `#${name}`);
    const expression = [
      `SET ${sets.map(([name]) => (name === 'version' ? '#version = if_not_exists(#version, :zero) + :one' : `#${name} = :${name}`)).join(', ')}`,
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' ');
    const names = [...`${expression} ${condition}`.matchAll(/#(\w+)/g)].map(([name, bare]) => [name, bare]);
    let after: Item | undefined;
    const written = await conditional(async () => {
      const reply = await client.send(
        new UpdateCommand({
          TableName: table,
          ...PROVEN,
          Key: keyOf(id, sortKey),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: Object.fromEntries(names),
          ExpressionAttributeValues: Object.fromEntries(
            [...sets.filter(([name]) => name !== 'version'), ...Object.entries(values)].map(([k, v]) => [`:${k}`, v]),
          ),
          ReturnValues: 'ALL_NEW',
        }),
      );
      after = reply.Attributes;
      return reply;
    });
    return written ? (after ?? {}) : null;
  };

  return {
    get,
    move: async (id, move) => {
      const { from, version, to, key, set } = move;
      const seen =
        version === null ? '' : version === 0 ? ' AND attribute_not_exists(#version)' : ' AND #version = :seen';
      const isFrom =
        from === 'bot'
          ? `(attribute_not_exists(#state) OR #state = :${from} OR #${TTL} <= :at)`
          : `#state = :${from} AND #${TTL} > :at`;
      const after = await update(
        id,
        {
          ...set,
          ...indexKeys(id, move, clock.now()),
          state: to,
          version: 1,
          customer: id.customer,
          conversation: id.conversation,
          move: { id: move.id, key },
        },
        `${isFrom}${seen}`,
        { zero: 0, one: 1, [from]: from, at: seconds(), ...(version !== null && version > 0 && { seen: version }) },
      );
      return after && toDesk(after);
    },
    hold: async (id, key, language) => {
      const after = await update(
        id,
        { version: 1, last_key: key, ...(language !== null && { language }) },
        `(#state = :waiting OR #state = :human) AND #${TTL} > :seen_at`,
        { zero: 0, one: 1, waiting: 'waiting', human: 'human', seen_at: seconds() },
      );
      return after && toDesk(after);
    },
    pendingTurns: async (id, from) => {
      const found: PendingMessage[] = [];
      const query = {
        TableName: table,
        IndexName: orderIndex.name,
        ConsistentRead: true,
        KeyConditionExpression: from === null ? '#pk = :pk' : '#pk = :pk AND #at >= :from',
        FilterExpression: '#status = :pending',
        ExpressionAttributeNames: {
          '#pk': PK,
          '#status': 'status',
          ...(from !== null && { '#at': orderIndex.sortKey }),
        },
        ExpressionAttributeValues: {
          ':pk': partitionKey(id),
          ':pending': 'pending',
          ...(from !== null && { ':from': from }),
        },
      };
      for await (const page of livePages(client, query, clock.now())) {
        for (const item of page)
          found.push({
            message_id: String(item[SK]).slice('TURN#'.length),
            key: String(item[orderIndex.sortKey]),
            acting: 'started' in item,
          });
      }
      return found;
    },
    holdTurn: async (id, at) =>
      (await update(
        id,
        { status: 'held', held_at: at, lease: null },
        '#status = :pending',
        { pending: 'pending' },
        `TURN#${id.message_id}`,
      )) !== null,
    post: async (id, name, { key, ...post }) => {
      const added = await conditional(() =>
        client.send(
          new PutCommand({
            TableName: table,
            ...PROVEN,
            Item: { ...keyOf(id, postKey(name)), [orderIndex.sortKey]: key, ...post, [TTL]: expiry() },
            ConditionExpression: `attribute_not_exists(#pk) OR #ttl <= :now`,
            ExpressionAttributeNames: { '#pk': PK, '#ttl': TTL },
            ExpressionAttributeValues: { ':now': seconds() },
          }),
        ),
      );
      if (post.kind === 'reply') await update(id, { last_post: key }, 'attribute_exists(#pk)'.replace('pk', PK), {});
      if (added) return key;
      const stored = await orStoreFault(() =>
        client.send(
          new GetCommand({ TableName: table, ...PROVEN, Key: keyOf(id, postKey(name)), ConsistentRead: true }),
        ),
      );
      return String(stored.Item?.[orderIndex.sortKey] ?? key);
    },
    newestKey: async (id) => {
      const query = {
        TableName: table,
        IndexName: orderIndex.name,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': PK },
        ExpressionAttributeValues: { ':pk': partitionKey(id) },
      };
      for await (const page of livePages(client, query, clock.now())) {
        const [newest] = page;
        if (newest) return String(newest[orderIndex.sortKey]);
      }
      return null;
    },
  };
};

/** No customer's id can meet a person's, because a turn's sort key begins otherwise. Hashed, because two ids may be longer than a sort key. */
const postKey = (name: PostName): string =>
  'notice' in name
    ? `NOTICE#${name.notice}`
    : `POST#${createHash('sha256')
        .update(JSON.stringify([name.actor, name.message_id]))
        .digest('hex')}`;
