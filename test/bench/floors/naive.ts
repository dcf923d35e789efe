import { ConverseCommand, type Message } from '@aws-sdk/client-bedrock-runtime';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { bedrockClient, documentClient } from '../../../adapters/aws/clients.ts';
import { DEFAULT_MODELS } from '../../../core/models/catalogue.ts';

/** One item for each message. */
export const NAIVE = {
  TableName: 'naive-conversations',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'conversation_id', AttributeType: 'S' },
    { AttributeName: 'timestamp', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'conversation_id', KeyType: 'HASH' },
    { AttributeName: 'timestamp', KeyType: 'RANGE' },
  ],
} as const satisfies CreateTableCommandInput;
/** Sorts after every real time: each run overwrites the same two items, so that the conversation does not grow. */
const LAST = '9999';

const [table, bedrock] = [documentClient(1), bedrockClient()];

const everything = async (conversation: string): Promise<Message[]> => {
  const messages: Message[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.send(
      new QueryCommand({
        TableName: NAIVE.TableName,
        KeyConditionExpression: 'conversation_id = :id',
        ExpressionAttributeValues: { ':id': conversation },
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    messages.push(
      ...(page.Items ?? []).map(({ message_type, content }) => ({ role: message_type, content: [{ text: content }] })),
    );
    from = page.LastEvaluatedKey;
  } while (from);
  return messages;
};

/** One turn of the naive design: reads all messages, sends all, writes the two new ones. */
export const naiveTurn = async (conversation: string, message: string): Promise<void> => {
  const history = await everything(conversation);
  const { output } = await bedrock.send(
    new ConverseCommand({
      modelId: DEFAULT_MODELS.fast,
      inferenceConfig: { maxTokens: 4096 },
      messages: [...history, { role: 'user', content: [{ text: message }] }],
    }),
  );
  const items = [
    naiveItem(conversation, LAST, 'user', message),
    naiveItem(conversation, `${LAST}_ai`, 'assistant', output?.message?.content?.[0]?.text ?? ''),
  ];
  const writes = items.map((Item) => ({ PutRequest: { Item } }));
  await table.send(new BatchWriteCommand({ RequestItems: { [NAIVE.TableName]: writes } }));
};

export const naiveItem = (conversation: string, timestamp: string, role: 'user' | 'assistant', content: string) => ({
  conversation_id: conversation,
  timestamp,
  message_type: role,
  content,
});
