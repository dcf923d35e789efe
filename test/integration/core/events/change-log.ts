import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../../../core/config/clock.ts';
import type { Change, Image } from '../../../../core/events/change.ts';

type Fields = Readonly<Record<string, Image & Record<string, string>>>;

/** Every change that a client makes to a table's items, in order. Its writes must not run at the same time. */
export const logChanges = (client: DynamoDBDocumentClient, endpoint: string, TableName: string, clock: Clock) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const reader = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }));
  const log: Change[] = [];
  client.middlewareStack.add(
    (next) => async (args) => {
      const { Key, Item } = args.input as unknown as Fields;
      const keys = Key && Object.keys(Key).length === 2 ? Key : Item;
      const isWrite = 'Item' in args.input || 'UpdateExpression' in args.input || 'ConditionExpression' in args.input;
      if (!keys || !isWrite) return next(args);
      const { pk = '', sk = '' } = keys;
      const read = async (): Promise<Image | null> =>
        (await reader.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item ?? null;
      const before = await read();
      try {
        return await next(args);
      } finally {
        const after = await read();
        if (JSON.stringify(before) !== JSON.stringify(after))
          log.push({ pk, sk, old: before, new: after, at: clock.now() });
      }
    },
    { step: 'initialize', name: 'log' },
  );
  return { log, close: () => reader.destroy() };
};
