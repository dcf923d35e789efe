import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { sharedEnvironment } from '../../local/environment.ts';
import { type Child, startChild } from './child.ts';
import type { BedrockCommands } from './children/bedrock.ts';
import type { ClientCommands } from './children/client.ts';
import type { FloorCommands } from './children/floors.ts';
import type { StackCommands } from './children/stack.ts';
import { NAIVE } from './floors/naive.ts';

/** A typical message of 30 words. */
export const MESSAGE =
  'Hello, I ordered a pair of hiking boots last Tuesday and the parcel has not arrived yet. Could you please tell me where it is and when I can expect it?';

/** One run of a variant. `modelMs` is the model's time from a request's last byte to its answer; of two parallel calls, the longer. */
export interface Sample {
  readonly ms: number;
  readonly modelMs: number;
  /** The bytes of all requests to the model. */
  readonly bytes: number;
}

export interface System {
  readonly dynamo: string;
  readonly client: Child<ClientCommands>;
  readonly floors: Child<FloorCommands>;
  sample(run: () => Promise<number>): Promise<Sample>;
  close(): Promise<void>;
}

/**
 * Five processes: the stand-ins for DynamoDB and Bedrock, which all variants share, the stack, its client, and the floors. This process
 * only coordinates them. Two cores suffice with one turn in flight.
 */
export const startSystem = async (): Promise<System> => {
  const db = await startDynamoDb();
  const bedrock = startChild<BedrockCommands>(new URL('./children/bedrock.ts', import.meta.url));
  const endpoints = { bedrock: await bedrock.ask('url'), dynamo: db.url };
  await createTables(db.url, [NAIVE]);

  const stack = startChild<StackCommands>(new URL('./children/stack.ts', import.meta.url), {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoints.bedrock,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamo,
    // As for the floors, which have no tool servers.
    TOOL_SERVERS: '[]',
  });
  const url = await stack.ask('url');
  const floors = startChild<FloorCommands>(new URL('./children/floors.ts', import.meta.url), {
    ...sharedEnvironment({}, endpoints),
    MESSAGE,
  });
  const client = startChild<ClientCommands>(new URL('./children/client.ts', import.meta.url), { MCP_URL: url });
  return {
    dynamo: db.url,
    client,
    floors,
    sample: async (run) => {
      await bedrock.ask('seen');
      const ms = await run();
      const { longestMs, bytes } = await bedrock.ask('seen');
      return { ms, modelMs: longestMs, bytes };
    },
    close: async () => {
      for (const part of [client, floors, stack, bedrock, db]) await part.close();
    },
  };
};
