import { BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach } from 'vitest';
import { bedrockChatModel } from '../../../../adapters/bedrock/chat-model.ts';
import { chooseModels } from '../../../../core/models/catalogue.ts';
import type { ModelRequest } from '../../../../core/models/chat-model.ts';
import { startModelServer } from '../../../../local/model-server/server.ts';
import { serverModels } from '../../../../local/models.ts';
import { type ChatAnswer, MODEL, says, startChatServer } from '../../../support/chat-server.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0).reverse()) await part.close();
});

const QUESTION: ConverseCommandInput['messages'] = [{ role: 'user', content: [{ text: 'Where is order 1042?' }] }];

/** A model server that answers as the test says, with the gateway in front of it; the model is loaded by then. */
export const openGateway = async (answer: ChatAnswer, timeoutSeconds = 25) => {
  const server = await startChatServer(says('OK'));
  opened.push(server);
  const said: string[] = [];
  const models = { triage: MODEL, fast: MODEL, strong: MODEL };
  const gateway = await startModelServer({ url: server.url, key: undefined, models, timeoutSeconds }, (line) =>
    said.push(line),
  );
  opened.push(gateway);
  said.length = 0;
  server.answer = answer;
  const client = new BedrockRuntimeClient({
    endpoint: gateway.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
  opened.push({ close: async () => client.destroy() });
  const chat = bedrockChatModel(client, chooseModels(serverModels(models)), { now: () => Date.now() });
  return {
    server,
    said,
    /** The last call, or an empty one. */
    sent: () => server.calls.at(-1) ?? { model: '', messages: [] },
    converse: (request: Partial<ConverseCommandInput> = {}) =>
      client.send(new ConverseCommand({ modelId: MODEL, messages: QUESTION, ...request })),
    /** As the steps of a turn ask, so that failures are the faults that the state machine sees. */
    ask: (request: Partial<ModelRequest> = {}) =>
      chat.converse({
        tier: 'fast',
        system: 'You help customers.',
        messages: [{ role: 'user', content: [{ text: 'Where is order 1042?' }] }],
        tools: [],
        maxTokens: 100,
        temperature: 0.3,
        timeoutMs: 5000,
        ...request,
      }),
  };
};

export const GET_ORDER = {
  name: 'store__get_order',
  description: 'Looks an order up.',
  inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
};

export const RECORD = {
  name: 'record_reading',
  description: 'Records a reading.',
  inputSchema: { type: 'object', properties: { label: { type: 'string' } }, required: ['label'] },
};
