import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bedrockChatModel } from '../../../../adapters/bedrock/chat-model.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { CATALOGUE, chooseModels } from '../../../../core/models/catalogue.ts';
import type { ModelRequest } from '../../../../core/models/chat-model.ts';
import { textOf, toolUsesOf } from '../../../../core/models/message.ts';
import { ASK_FOR_SPECIALIST } from '../../../../core/turn/specialist.ts';
import { startBedrock } from '../../../../local/aws/bedrock/server.ts';

const clientOf = (endpoint: string) =>
  new BedrockRuntimeClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
const modelOf = (endpoint: string, id: string) =>
  bedrockChatModel(clientOf(endpoint), chooseModels({ triage: id, fast: id, strong: id }), systemClock);

const request = (over: Partial<ModelRequest> = {}): ModelRequest => ({
  tier: 'fast',
  system: 'You help customers.',
  messages: [{ role: 'user', content: [{ text: 'Hello there' }] }],
  tools: [],
  maxTokens: 200,
  temperature: 0.3,
  timeoutMs: 5000,
  ...over,
});
const long = 'Our shop ships on workdays and takes returns. '.repeat(400);

describe('against the stand-in, which refuses what Bedrock refuses', () => {
  let bedrock: Awaited<ReturnType<typeof startBedrock>>;
  beforeAll(async () => {
    bedrock = await startBedrock();
  });
  afterAll(() => bedrock.close());

  const usedTool: ModelRequest['messages'] = [
    { role: 'user', content: [{ text: 'Where is order 1042?' }] },
    { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'find_order', input: {} } }] },
    { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: 'shipped' }] } }] },
  ];

  it.each(
    CATALOGUE.flatMap(
      ({ id, name }) =>
        [
          [name, 'plain text', id, request()],
          [name, 'a long conversation with cache points', id, request({ system: long })],
          [name, 'an offered tool', id, request({ tools: [ASK_FOR_SPECIALIST] })],
          [name, 'a transcript with a tool that is no longer offered', id, request({ messages: usedTool })],
        ] as const,
    ),
  )('%s accepts %s', async (_name, _kind, id, sent) => {
    const reply = await modelOf(bedrock.url, id).converse(sent);
    expect(reply.content.length).toBeGreaterThan(0);
    expect(textOf(reply.content)).not.toContain('<thinking>');
    expect(reply.call).toMatchObject({ model: id, tier: 'fast' });
    expect(reply.call.cost_micro_usd).toBeGreaterThan(0);
  });

  it.each(CATALOGUE.map(({ name, id }) => [name, id]))('%s fills a forced tool, or answers in JSON', async (_, id) => {
    const forced = request({ tools: [ASK_FOR_SPECIALIST], forcedTool: ASK_FOR_SPECIALIST.name });
    const { content } = await modelOf(bedrock.url, id).converse(forced);
    expect(toolUsesOf(content)[0]).toMatchObject({
      name: ASK_FOR_SPECIALIST.name,
      input: expect.objectContaining({ reason: expect.any(String) }),
    });
  });

  it('reads from the prompt cache what the previous turn wrote', async () => {
    const model = modelOf(bedrock.url, 'us.amazon.nova-lite-v1:0');
    const system = `You answer for one shop only. ${long}`;
    const first = await model.converse(request({ system }));
    const next = request({
      system,
      messages: [
        ...request().messages,
        { role: 'assistant', content: [{ text: textOf(first.content) }] },
        { role: 'user', content: [{ text: 'And now?' }] },
      ],
    });
    const second = await model.converse(next);
    expect(second.call.cached_tokens).toBeGreaterThan(4000);
    expect(second.call.cost_micro_usd).toBeLessThan(first.call.cost_micro_usd / 2);
  });
});

describe('against a Bedrock that fails', () => {
  const server = createServer((incoming, response) => {
    const [, , encoded = ''] = (incoming.url ?? '').split('/');
    const [name = '', status = '500', message = ''] = failure;
    incoming.resume().on('end', () => {
      if (encoded === '' || name === 'hang') return;
      if (name === 'reset') return response.destroy();
      response.writeHead(Number(status), { 'content-type': 'application/json', 'x-amzn-errortype': name });
      response.end(JSON.stringify({ message }));
    });
  });
  let failure: readonly [name: string, status?: string, message?: string] = ['hang'];
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it.each([
    ['ModelBusy', ['ThrottlingException', '429']],
    ['ModelBusy', ['ServiceUnavailableException', '503']],
    ['ModelBusy', ['InternalServerException', '500']],
    ['ModelBusy', ['ModelNotReadyException', '429']],
    ['ModelBusy', ['reset']],
    ['ModelTimeout', ['ModelTimeoutException', '408']],
    ['ModelTimeout', ['hang']],
    ['ModelRefused', ['AccessDeniedException', '403']],
    ['ModelRefused', ['ResourceNotFoundException', '404']],
    ['ModelRefused', ['ValidationException', '400', 'messages: roles must alternate']],
    ['ContextTooLong', ['ValidationException', '400', 'Input is too long for requested model.']],
  ] as const)('throws %s for %o', async (fault, failing) => {
    failure = failing;
    const call = modelOf(url, 'us.amazon.nova-lite-v1:0').converse(request({ timeoutMs: 400 }));
    await expect(call).rejects.toMatchObject({ name: fault });
  });
});
