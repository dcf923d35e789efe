import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { hashOf, partitionKey, timeOfKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { NO_DESK } from '../../core/desk/desk.ts';
import type { Desks, PostName, Tickets } from '../../core/desk/desks.ts';
import { titleOf } from '../../core/turn/title-of.ts';
import { conversationItems, type DynamoOptions } from './conversation-item.ts';
import { dueAfter, indexKeys, toDesk } from './desk-item.ts';
import { keyOf, toItem } from './entries.ts';
import { dynamoItems, type Item } from './items.ts';
import { isActing, newestKey, OF_PENDING, pendingTurns, turnKey } from './turns.ts';

const { ttl: TTL } = CONVERSATIONS_TABLE;
const ORDERED = (name: string) => `attribute_not_exists(#${name}) OR #${name} < :${name}`;

/**
 * Who owns conversations, by conditional writes of their items, without transactions. A write may be sent twice. A move, or a post, that was
 * carried out is refused then, and its id or key is found. A turn that is held at the same time stays as it is. A message that is counted twice
 * raises the version once more: an act that names the version in between is refused, and its author reads the desk again.
 */
export const dynamoDesks = (client: DynamoDBDocumentClient, options: DynamoOptions): Desks & Tickets => {
  const { table, clock } = options;
  const items = dynamoItems(client, table, clock);
  const desks = conversationItems(client, options);
  const desk = (item: Item | null) => item && toDesk(item);
  return {
    get: async (id) => desk(await desks.get(id)) ?? NO_DESK,
    move: async (id, move) => {
      const { from, version, to, key, set, last_post } = move;
      const change = {
        set: {
          ...{ ...set, state: to, move: { id: move.id, key } },
          ...{ ...indexKeys(id, move, clock.now()), ...dueAfter(id, move, clock.now()) },
        },
        // A conversation may begin with its move: it is in the customer's list all the same. It is as old as the message that moves it.
        first: { last_key: key, created_at: timeOfKey(key), updated_at: clock.now() },
        raises: true,
        conditions: [
          from === 'bot' ? 'attribute_not_exists(#state) OR #state = :from' : '#state = :from',
          ...seen(version),
          ...(last_post === undefined ? [] : [last_post === null ? NO_REPLY : '#last_post = :replied']),
        ],
        values: {
          ...{ from, ...(version !== null && version > 0 && { seen: version }) },
          ...(typeof last_post === 'string' && { replied: last_post }),
        },
      };
      const mayCreate = from === 'bot' && (version === null || version === 0);
      return desk(await (mayCreate ? desks.changeOrCreate(id, change) : desks.change(id, change)));
    },
    hold: async (id, key, language, message) => {
      const change = {
        set: { updated_at: clock.now() },
        first: { title: titleOf(message) },
        raises: true,
        values: { waiting: 'waiting', human: 'human' },
      };
      const isTheirs = '#state = :waiting OR #state = :human';
      const newest = await desks.change(id, {
        ...change,
        set: { ...change.set, last_key: key, ...(language !== null && { language }) },
        conditions: [isTheirs, ORDERED('last_key')],
      });
      if (newest) return toDesk(newest);
      return desk(
        await desks.change(id, {
          ...change,
          conditions: [isTheirs, '#last_key >= :last_key'],
          values: { ...change.values, last_key: key },
        }),
      );
    },
    pendingTurns: (id, from) => pendingTurns(client, table, id, from, clock.now()),
    holdTurn: async (id, at, version) => {
      const after = await items.updated(partitionKey(id), turnKey(id), {
        expression: `SET #status = :held, #held_at = :held_at, #sequence = :sequence REMOVE ${OF_PENDING}`,
        condition: `(#status = :pending AND #${TTL} > :second) OR (#status = :held AND #held_at = :held_at)`,
        values: { pending: 'pending', held: 'held', held_at: at, sequence: version, second: items.seconds() },
      });
      return after && { acting: isActing(after) };
    },
    post: async (id, name, post) => {
      const place = [partitionKey(id), postKey(name)] as const;
      const isNew = await items.putIfAbsent(...place, { ...toItem(post), ...desks.expiry() });
      const stored = isNew ? null : await items.get(...place);
      const key = stored ? keyOf(stored) : post.key;
      if (post.kind === 'reply') {
        await desks.change(id, {
          set: { last_post: key, updated_at: clock.now() },
          first: {},
          raises: false,
          conditions: [ORDERED('last_post')],
          values: {},
        });
      }
      return key;
    },
    link: async (id, ticket, episode) =>
      desk(
        await desks.change(id, {
          ...{ set: { ticket }, first: {}, raises: false, conditions: inEpisode(episode) },
          values: { ...(episode !== null && { episode }) },
        }),
      ),
    isPosted: async (id, name) => (await items.get(partitionKey(id), postKey(name))) !== null,
    newestKey: (id) => newestKey(client, table, id, clock.now()),
  };
};

const NO_REPLY = 'attribute_not_exists(#last_post)';

/** Version 0 is an item without the attribute. */
const seen = (version: number | null): readonly string[] => {
  if (version === null) return [];
  return [version === 0 ? 'attribute_not_exists(#version)' : '#version = :seen'];
};

/** The first episode is an item without the attribute. */
const inEpisode = (episode: number | null): readonly string[] => {
  if (episode === null) return [];
  return [`${episode === 1 ? 'attribute_not_exists(#episode) OR ' : ''}#episode = :episode`];
};

/** No customer's id can meet a person's, because a turn's sort key begins otherwise. */
const postKey = (name: PostName): string =>
  'notice' in name ? `NOTICE#${name.notice}` : `POST#${hashOf(name.actor, name.message_id)}`;
