import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { bedrockClient, documentClient } from '../../../adapters/aws/clients.ts';
import type { Call, RecordedTurn } from './recorded-turn.ts';

const [table, bedrock] = [documentClient(1), bedrockClient()];

const send = ({ name, input }: Call): Promise<unknown> => {
  switch (name) {
    case 'QueryCommand':
      return table.send(new QueryCommand(input as never));
    case 'GetCommand':
      return table.send(new GetCommand(input as never));
    case 'PutCommand':
      return table.send(new PutCommand(input as never));
    case 'UpdateCommand':
      return table.send(new UpdateCommand(input as never));
    case 'ConverseCommand':
      return bedrock.send(new ConverseCommand(input as never));
    default:
      throw new Error(`The floors do not support ${name}: add it.`);
  }
};

type Replay = () => Promise<void>;

/** Sends the calls group by group, in a new conversation each time. Its own overhead is about 30 µs. */
export const replay = (calls: ReadonlyArray<readonly Call[]>, conversation: string): Replay => {
  const text = JSON.stringify(calls);
  return async () => {
    const fresh: Call[][] = JSON.parse(text.replaceAll(conversation, crypto.randomUUID()));
    for (const group of fresh) await Promise.all(group.map(send));
  };
};

/** The minimum of a turn: read, call the model, write. It has no triage and no guarantees. */
export const threeCalls = ({ calls, turn }: RecordedTurn): Call[][] => {
  const named = (name: string) => calls.flat().find((call) => call.name === name);
  const [query, put, converse] = ['QueryCommand', 'PutCommand', 'ConverseCommand'].map(named);
  if (!query || !put || !converse) {
    throw new Error('The calls of a turn have changed: adapt the three-call floor.');
  }
  const { TableName, Item } = put.input as { TableName: string; Item: object };
  return [[query], [converse], [{ name: 'PutCommand', input: { TableName, Item: { ...Item, ...turn } } }]];
};
