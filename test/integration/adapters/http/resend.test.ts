import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrockClient, documentClient } from '../../../../adapters/aws/clients.ts';
import { agentRuntime } from '../../../../adapters/bedrock/agent-runtime.ts';
import { bedrockChatModel } from '../../../../adapters/bedrock/chat-model.ts';
import { bedrockKnowledgeBase } from '../../../../adapters/bedrock/knowledge-base.ts';
import { dynamoConversationList } from '../../../../adapters/dynamodb/conversation-list.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoCursorKey } from '../../../../adapters/dynamodb/cursor-key.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { chooseModels, DEFAULT_MODELS, type ModelTier } from '../../../../core/models/catalogue.ts';
import { type HttpStandIn, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

const ID = { customer: 'ada', conversation: 'c-1' };
const CAPACITY = { ConsumedCapacity: { TableName: 't', CapacityUnits: 1 } };
const REPLY = {
  output: { message: { role: 'assistant', content: [{ text: 'Hello.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  metrics: { latencyMs: 1 },
};

const bodyFor = ({ url, body }: WireRequest): string => {
  if (url.endsWith('/converse')) return JSON.stringify(REPLY);
  if (url.endsWith('/retrieve')) return JSON.stringify({ retrievalResults: [] });
  return JSON.stringify(body.includes('CURSOR') ? { ...CAPACITY, Item: { key: { B: 'AAEC' } } } : CAPACITY);
};
const head = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10_000 });

type Answer = (request: WireRequest, response: ServerResponse, n: number) => void;
const works: Answer = (request, response) => void response.end(bodyFor(request));
const breaks: Answer = (_, response) => void response.socket?.resetAndDestroy();
const hangs: Answer = () => {};
const cuts: Answer = (_, response) => void head(response).write('{"out', () => response.socket?.destroy());
const stalls: Answer = (_, response) => void head(response).write('{"out');
/** Answers the n-th request by the n-th answer, and all others by the last one. */
const inTurn =
  (...answers: readonly Answer[]): Answer =>
  (request, response, n) =>
    answers[Math.min(n, answers.length) - 1]?.(request, response, n);
/** Answers the first request of each connection, and closes it when another one comes. */
const onceASocket = (): Answer => {
  const used = new WeakSet<Socket>();
  return (request, response, n) => {
    const { socket } = response;
    if (socket && used.has(socket)) return void socket.destroy();
    if (socket) used.add(socket);
    works(request, response, n);
  };
};

let service: HttpStandIn;
let endpoint: string;
let answer: Answer;
let seen: number;
const serveFrom = (url: string) => {
  endpoint = url;
  for (const name of ['BEDROCK_RUNTIME', 'DYNAMODB']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, url);
};
beforeEach(async () => {
  [answer, seen] = [works, 0];
  service = await startHttp((request, response) => answer(request, response, ++seen));
  serveFrom(service.url);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'local');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

type Call = () => Promise<unknown>;
const converse =
  (tier: ModelTier, timeoutMs = 5000) =>
  (): Call => {
    const model = bedrockChatModel(bedrockClient(), chooseModels(DEFAULT_MODELS), systemClock);
    const messages = [{ role: 'user' as const, content: [{ text: 'Hello?' }] }];
    return () =>
      model.converse({ tier, messages, timeoutMs, system: 'Help.', tools: [], maxTokens: 9, temperature: 0.3 });
  };
const retrieve =
  (timeoutMs = 5000) =>
  (): Call => {
    const post = agentRuntime(bedrockClient(), endpoint, timeoutMs);
    const knowledge = bedrockKnowledgeBase(post, { id: 'KB12345678', playbook: 'ecommerce' });
    return () => knowledge.search('How long?', 4);
  };
const conversations = (attempts = 1) =>
  dynamoConversations(documentClient(attempts), { table: 't', retentionDays: 1, clock: systemClock });

const REPEATABLE: readonly [name: string, fault: string, open: () => Call][] = [
  [
    'Get',
    'StoreBusy',
    () => {
      const store = conversations();
      return () => store.getTurn({ ...ID, message_id: 'm-1' });
    },
  ],
  [
    'Query',
    'StoreBusy',
    () => {
      const list = dynamoConversationList(documentClient(1), 't', systemClock);
      return () => list.page('ada', 3, null);
    },
  ],
  [
    'a conditional write',
    'StoreBusy',
    () => {
      const store = conversations();
      return () => store.release({ ...ID, message_id: 'm-1' }, 'me');
    },
  ],
  [
    'the cursor key',
    'StoreBusy',
    () => {
      const client = documentClient(1);
      return () => dynamoCursorKey(client, 't')();
    },
  ],
  ['Converse', 'ModelBusy', converse('fast')],
  ['the triage', 'ModelBusy', converse('triage')],
  ['Retrieve', 'KnowledgeBusy', retrieve()],
];

describe.each(REPEATABLE)('%s', (_, fault, open) => {
  it('is sent once more when its kept-alive connection is dead', async () => {
    answer = onceASocket();
    const call = open();
    await call();
    await call();
    expect([seen, service.connections()]).toEqual([3, 2]);
  });

  it('is sent once more over a new connection when all kept-alive ones are dead', async () => {
    answer = onceASocket();
    const call = open();
    await Promise.all([call(), call(), call()]);
    await call();
    expect([seen, service.connections()]).toEqual([5, 4]);
  });

  it('is sent once more when its reply is cut', async () => {
    answer = inTurn(cuts, works);
    await open()();
    expect(seen).toBe(2);
  });

  it('fails after two broken connections', async () => {
    answer = breaks;
    await expect(open()()).rejects.toMatchObject({ name: fault });
    expect(seen).toBe(2);
  });
});

describe('a server that closes idle connections while the function is frozen', () => {
  let server: Worker;
  const closed = new Int32Array(new SharedArrayBuffer(4));
  beforeEach(async () => {
    closed[0] = 0;
    const body = JSON.stringify({ ...CAPACITY, ...REPLY, retrievalResults: [] });
    server = new Worker(join(import.meta.dirname, 'fixtures/impatient-server.ts'), { workerData: { body, closed } });
    const [port] = await once(server, 'message');
    serveFrom(`http://127.0.0.1:${port}`);
  });
  afterEach(() => server.terminate());

  it.each(REPEATABLE)('costs %s nothing', async (_name, _fault, open) => {
    const call = open();
    await call();
    // The process sleeps until the connection is closed, so that it does not notice.
    Atomics.wait(closed, 0, 0);
    await call();
  });
});

it.each<[name: string, answer: Answer, sent: number, fault: string, open: () => Call]>([
  ['Converse that is sent again', inTurn(breaks, hangs), 2, 'ModelTimeout', converse('fast', 400)],
  ['Converse whose reply stalls', stalls, 1, 'ModelTimeout', converse('fast', 400)],
  ['Retrieve that is sent again', inTurn(breaks, hangs), 2, 'KnowledgeBusy', retrieve(400)],
  ['Retrieve whose reply stalls', stalls, 1, 'KnowledgeBusy', retrieve(400)],
])('%s ends with its time limit', async (_, given, sent, fault, open) => {
  answer = given;
  await expect(open()()).rejects.toMatchObject({
    name: fault,
    message: expect.stringMatching(/AbortError|TimeoutError/),
  });
  expect(seen).toBe(sent);
});

it.each(['take', 'spend'] as const)('a write of the daily quota is sent once: %s', async (name) => {
  answer = breaks;
  const quota = dynamoDailyQuota(documentClient(1), 't', { turns: 9, tokens: 9 }, systemClock);
  await expect(quota[name]('ada', 1)).rejects.toMatchObject({ name: 'StoreBusy' });
  expect(seen).toBe(1);
});

it("a client's own attempts are not doubled", async () => {
  answer = breaks;
  await expect(conversations(3).getTurn({ ...ID, message_id: 'm-1' })).rejects.toMatchObject({ name: 'StoreBusy' });
  expect(seen).toBe(3);
});
