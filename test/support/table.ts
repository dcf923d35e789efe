import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { toItem } from '../../adapters/dynamodb/entries.ts';
import type { ConversationId } from '../../core/config/keys.ts';
import { partitionKey } from '../../core/config/keys.ts';
import type { Turn } from '../../core/turn/turn.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';

export type Item = Record<string, unknown>;

const DAY_S = 86_400;
const BATCH = 25;

export const inDays = (days: number): number => Math.floor(Date.now() / 1000) + days * DAY_S;

/** Access to the stack's tables through the AWS SDK, to read stored items and to write items of other executions. */
export class TestTable {
  readonly #client: DynamoDBDocumentClient;

  constructor(endpoint: string) {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    this.#client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));
  }

  /** All items of a conversation. */
  items(id: ConversationId): Promise<Item[]> {
    return this.partition(partitionKey(id));
  }

  async partition(key: string): Promise<Item[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: CONVERSATIONS.TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': key },
      }),
    );
    return Items;
  }

  /** Turns, oldest first. */
  async turns(id: ConversationId): Promise<Item[]> {
    const turns = (await this.items(id)).filter(({ sk }) => String(sk).startsWith('TURN#'));
    return turns
      .map(({ at, ...turn }) => ({ key: at, ...turn }))
      .toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  }

  /** Number of items in the whole table. */
  async size(): Promise<number> {
    const { Count = 0 } = await this.#client.send(new ScanCommand({ TableName: CONVERSATIONS.TableName }));
    return Count;
  }

  async putTurns(id: ConversationId, turns: readonly Turn[], expiresAt = inDays(90)): Promise<void> {
    await this.#put(turns.map((turn) => ({ ...keyed(id, `TURN#${turn.message_id}`, expiresAt), ...toItem(turn) })));
  }

  /** Replaces one item. */
  put(item: Item): Promise<void> {
    return this.#put([item]);
  }

  /** Rewrites every item of a conversation, for example to expire it. */
  async expire(id: ConversationId): Promise<void> {
    await this.#put((await this.items(id)).map((item) => ({ ...item, expires_at: inDays(-1) })));
  }

  close(): void {
    this.#client.destroy();
  }

  async #put(items: readonly Item[]): Promise<void> {
    for (let at = 0; at < items.length; at += BATCH) {
      const requests = items.slice(at, at + BATCH).map((Item) => ({ PutRequest: { Item } }));
      await this.#client.send(new BatchWriteCommand({ RequestItems: { [CONVERSATIONS.TableName]: requests } }));
    }
  }
}

const keyed = (id: ConversationId, sk: string, expiresAt: number): Item => ({
  pk: partitionKey(id),
  sk,
  expires_at: expiresAt,
});
