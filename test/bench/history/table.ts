import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { toItem } from '../../../adapters/dynamodb/entries.ts';
import { partitionKey } from '../../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../../core/config/table-layout.ts';
import type { CompletedTurn } from '../../../core/turn/turn.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { NAIVE, naiveItem } from '../floors/naive.ts';

const { partitionKey: PK, sortKey: SK, ttl: TTL } = CONVERSATIONS_TABLE;
/** The limit of DynamoDB for a batch write. */
const BATCH = 25;
const NEXT_YEAR = Math.floor(Date.now() / 1000) + 365 * 86_400;

type Item = Record<string, unknown>;

/** Writes histories directly to the table, in the adapters' format. */
export const historyTable = (endpoint: string) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));
  const write = async (TableName: string, requests: object[]) => {
    for (let i = 0; i < requests.length; i += BATCH) {
      await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests.slice(i, i + BATCH) } }));
    }
  };
  const put = (table: string, items: Item[]) =>
    write(
      table,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
  const pk = (conversation: string) => partitionKey({ customer: 'local', conversation });

  return {
    seed: async (conversation: string, turns: readonly CompletedTurn[]) => {
      const key = { [PK]: pk(conversation), [TTL]: NEXT_YEAR };
      await put(CONVERSATIONS.TableName, [...turns.map((turn) => itemOf(turn, key)), noteOf(conversation, turns, key)]);
      await put(
        NAIVE.TableName,
        turns.flatMap((turn) => naiveItems(conversation, turn)),
      );
    },
    /** Deletes a measured turn, so that the next one finds the same history. */
    remove: (conversation: string, messageId: string) =>
      write(CONVERSATIONS.TableName, [
        { DeleteRequest: { Key: { [PK]: pk(conversation), [SK]: `TURN#${messageId}` } } },
      ]),
    close: () => client.destroy(),
  };
};

const itemOf = (turn: CompletedTurn, key: Item): Item => ({
  ...key,
  [SK]: `TURN#${turn.message_id}`,
  owner: 'arn:aws:states:us-east-1:000000000000:express:turn',
  ...toItem(turn),
});

const noteOf = (conversation: string, turns: readonly CompletedTurn[], key: Item): Item => {
  const [first, last] = [turns[0], turns.at(-1)];
  const times = { created_at: first?.started_at, updated_at: last?.answered_at };
  const about = { customer: 'local', conversation, title: first?.message.slice(0, 80) };
  return { ...key, [SK]: '~CONVERSATION', last_key: last?.key, status: last?.status, ...times, ...about };
};

const naiveItems = (conversation: string, { started_at, message, answer }: CompletedTurn): Item[] => {
  const time = new Date(started_at).toISOString();
  return [naiveItem(conversation, time, 'user', message), naiveItem(conversation, `${time}_ai`, 'assistant', answer)];
};
