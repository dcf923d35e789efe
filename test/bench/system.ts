import { createTables } from '../../local/aws/dynamodb/create-tables.ts';
import { sharedEnvironment } from '../../local/environment.ts';
import { type Child, startChild } from './child.ts';
import type { BedrockCommands } from './children/bedrock.ts';
import type { ClientCommands } from './children/client.ts';
import type { DynamoCommands } from './children/dynamo.ts';
import type { FloorCommands } from './children/floors.ts';
import type { StackCommands } from './children/stack.ts';
import type { Cpu } from './cpu.ts';
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
  /** Milliseconds of CPU since the start of each process. */
  cpu(): Promise<Cpu>;
  close(): Promise<void>;
}

/** As for the floors, which have no tool servers. */
export const NO_TOOLS = { TOOL_SERVERS: '[]' };

/**
 * Five processes: the stand-ins for DynamoDB and Bedrock, which all variants share, the stack, its client, and the floors. This process
 * only coordinates them. Two cores suffice with one turn in flight.
 */
export const startSystem = async (environment: Readonly<Record<string, string>> = NO_TOOLS): Promise<System> => {
  const dynamo = startChild<DynamoCommands>(new URL('./children/dynamo.ts', import.meta.url));
  const bedrock = startChild<BedrockCommands>(new URL('./children/bedrock.ts', import.meta.url));
  const endpoints = { bedrock: await bedrock.ask('url'), dynamo: await dynamo.ask('url') };
  await createTables(endpoints.dynamo, [NAIVE]);

  const stack = startChild<StackCommands>(new URL('./children/stack.ts', import.meta.url), {
    ...environment,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoints.bedrock,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamo,
  });
  const url = await stack.ask('url');
  const floors = startFloors(endpoints);
  const client = startChild<ClientCommands>(new URL('./children/client.ts', import.meta.url), { MCP_URL: url });
  return {
    dynamo: endpoints.dynamo,
    client,
    floors,
    sample: async (run) => {
      await bedrock.ask('seen');
      const ms = await run();
      const { longestMs, bytes } = await bedrock.ask('seen');
      return { ms, modelMs: longestMs, bytes };
    },
    cpu: async () => ({
      stack: await stack.ask('cpu'),
      threads: await stack.ask('threads'),
      dynamo: await dynamo.ask('cpu'),
      bedrock: await bedrock.ask('cpu'),
      client: await client.ask('cpu'),
    }),
    close: async () => {
      for (const part of [client, floors, stack, bedrock, dynamo]) await part.close();
    },
  };
};

export const startFloors = (endpoints: { readonly bedrock: string; readonly dynamo: string }): Child<FloorCommands> =>
  startChild<FloorCommands>(new URL('./children/floors.ts', import.meta.url), {
    ...sharedEnvironment({}, endpoints),
    MESSAGE,
  });
