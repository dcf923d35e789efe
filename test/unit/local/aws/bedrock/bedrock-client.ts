import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll } from 'vitest';
import type { Bedrock } from '../../../../../local/aws/bedrock/converse-server.ts';
import { startBedrock } from '../../../../../local/aws/bedrock/server.ts';

export const NOVA = 'us.amazon.nova-lite-v1:0';
export const MICRO = 'us.amazon.nova-micro-v1:0';
export const SONNET = 'global.anthropic.claude-sonnet-4-6';
export const THINKER = 'global.anthropic.claude-sonnet-5';
export const LLAMA = 'us.meta.llama4-maverick-17b-instruct-v1:0';

/** Returns the real SDK client for a stand-in, so that paths, headers and error names are those of the product. */
export const clientOf = (url: string): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1000, requestTimeout: 5000 }),
    maxAttempts: 1,
  });

type Message = NonNullable<ConverseCommandInput['messages']>[number];
type Tool = NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>[number];

export const user = (text: string): Message => ({ role: 'user', content: [{ text }] });
export const assistant = (text: string): Message => ({ role: 'assistant', content: [{ text }] });

export const uses = (...toolUseIds: string[]): Message => ({
  role: 'assistant',
  content: toolUseIds.map((toolUseId) => ({ toolUse: { toolUseId, name: 'find_order', input: { order_id: '7' } } })),
});

export const results = (...toolUseIds: string[]): Message => ({
  role: 'user',
  content: toolUseIds.map((toolUseId) => ({ toolResult: { toolUseId, content: [{ text: 'It was shipped.' }] } })),
});

export const tool = (name: string, description: string, properties: object = {}, required: string[] = []): Tool => ({
  toolSpec: {
    name,
    description,
    inputSchema: { json: { type: 'object', properties, required } as never },
  },
});

export const FIND_ORDER = tool('find_order', "Looks up an order's status.", { order_id: { type: 'string' } }, [
  'order_id',
]);

export type Ask = (
  messages: Message[],
  more?: Omit<Partial<ConverseCommandInput>, 'messages'>,
) => Promise<ConverseCommandOutput>;

/** Sends one `Converse` call, to Nova unless another model is named. */
export const askOf =
  (client: BedrockRuntimeClient): Ask =>
  (messages, more = {}) =>
    client.send(new ConverseCommand({ modelId: NOVA, messages, ...more }));

/**
 * Starts a stand-in for the tests of a file, closes it after them, and returns a function that calls it as `askOf`
 * does.
 */
export const askStandIn = (): Ask => {
  let bedrock: Bedrock | undefined;
  let ask: Ask | undefined;
  beforeAll(async () => {
    bedrock = await startBedrock();
    ask = askOf(clientOf(bedrock.url));
  });
  afterAll(() => bedrock?.close());
  return (...args) => {
    if (!ask) throw new Error('The stand-in has not started yet.');
    return ask(...args);
  };
};

export const textOf = ({ output }: ConverseCommandOutput): string =>
  (output?.message?.content ?? []).map(({ text }) => text ?? '').join('');

export const callOf = ({ output }: ConverseCommandOutput) =>
  (output?.message?.content ?? []).flatMap(({ toolUse }) => toolUse ?? [])[0];
