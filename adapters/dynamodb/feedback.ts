import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { partitionKey } from '../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { Feedback, type FeedbackStore, type Rated } from '../../core/desk/feedback.ts';
import { conversationItems, type DynamoOptions } from './conversation-item.ts';
import { PROVEN } from './faults.ts';
import { dynamoItems, type Item } from './items.ts';
import { livePages } from './queries.ts';
import { turnAt } from './turns.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
const FEEDBACK = 'FEEDBACK#';
/** Behind the keys of turns, which begin with a digit. */
const EPISODE = `${FEEDBACK}EPISODE#`;

/** An item beside the turns, for each answer and each episode that was rated. It has no key of an index. A write may be sent twice. */
export const dynamoFeedback = (client: DynamoDBDocumentClient, options: DynamoOptions): FeedbackStore => {
  const { table, clock } = options;
  const items = dynamoItems(client, table, clock);
  const { expiry } = conversationItems(client, options);
  return {
    isAnswer: async (id, turn) => {
      const found = await turnAt(client, table, id, turn, clock.now());
      return found?.status === 'answered' || found?.status === 'failed';
    },
    put: async (id, rated, { score, comment, at }) => {
      const set = `SET #score = :score, #given_at = :given_at, #${TTL} = :${TTL}`;
      await items.update(partitionKey(id), sortKey(rated), {
        expression: comment === null ? `${set} REMOVE #comment` : `${set}, #comment = :comment`,
        condition: `attribute_not_exists(#given_at) OR #given_at <= :given_at OR #${TTL} <= :second`,
        values: { score, given_at: at, second: items.seconds(), ...expiry(), ...(comment !== null && { comment }) },
      });
    },
    since: async (id, from) => {
      const pages = livePages(
        client,
        {
          TableName: table,
          ConsistentRead: true,
          ...PROVEN,
          KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#pk': PK, '#sk': SK },
          ExpressionAttributeValues: {
            ':pk': partitionKey(id),
            ':from': from === null ? EPISODE : `${FEEDBACK}${from}`,
            ':to': `${EPISODE}~`,
          },
        },
        clock.now(),
      );
      const all = (await Array.fromAsync(pages)).flat().map((item) => [String(item[SK]), toFeedback(item)] as const);
      const isEpisode = ([key]: (typeof all)[number]) => key.startsWith(EPISODE);
      return {
        turns: new Map(all.filter((each) => !isEpisode(each)).map(([key, each]) => [key.slice(FEEDBACK.length), each])),
        episodes: new Map(all.filter(isEpisode).map(([key, each]) => [Number(key.slice(EPISODE.length)), each])),
      };
    },
  };
};

const sortKey = (rated: Rated): string => ('turn' in rated ? `${FEEDBACK}${rated.turn}` : `${EPISODE}${rated.episode}`);

const toFeedback = ({ score, comment = null, given_at }: Item): Feedback =>
  Feedback.parse({ score, comment, at: given_at });
