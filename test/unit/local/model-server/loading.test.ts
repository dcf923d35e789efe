import { afterEach, expect, it } from 'vitest';
import { startModelServer } from '../../../../local/model-server/server.ts';
import {
  type ChatAnswer,
  type ChatServer,
  MODEL,
  refuses,
  says,
  startChatServer,
} from '../../../support/chat-server.ts';
import { startHttp } from '../../../support/http-stand-in.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0).reverse()) await part.close();
});

const serve = async (answer: ChatAnswer, has = [MODEL]): Promise<ChatServer> => {
  const server = await startChatServer(answer, has);
  opened.push(server);
  return server;
};

const start = async (
  url: string,
  { fast = MODEL, strong = fast, key }: { fast?: string; strong?: string; key?: string } = {},
) => {
  const said: string[] = [];
  const models = { triage: fast, fast, strong };
  opened.push(await startModelServer({ url, key, models, timeoutSeconds: 25 }, (line) => said.push(line)));
  return said;
};

it('each model answers once, and the console hears how long that took', async () => {
  const server = await serve(says('OK'), ['qwen3:4b', 'qwen3:32b']);
  expect(await start(server.url, { fast: 'qwen3:4b', strong: 'qwen3:32b' })).toEqual([
    'qwen3:4b loaded in 0 s',
    'qwen3:32b loaded in 0 s',
  ]);
  expect(server.calls.map(({ model, max_tokens }) => [model, max_tokens])).toEqual([
    ['qwen3:4b', 16],
    ['qwen3:32b', 16],
  ]);
});

it('a model that is still being loaded is waited for', async () => {
  let asked = 0;
  const server = await serve((call, response) =>
    (asked++ === 0 ? refuses(503, 'Loading model') : says('OK'))(call, response),
  );
  expect(await start(server.url)).toEqual([expect.stringMatching(/^qwen3:8b loaded in [1-9]\d* s$/)]);
});

it('what a model cannot do is found while it is loaded', async () => {
  const server = await serve((call, response) =>
    (call.reasoning_effort ? refuses(400, 'reasoning_effort is not supported') : says('OK'))(call, response),
  );
  expect(await start(server.url)).toEqual([
    expect.stringContaining('reasoning_effort'),
    expect.stringContaining('loaded'),
  ]);
});

it("Ollama's name without its tag is found", async () => {
  const server = await serve(says('OK'), ['llama3.1:latest']);
  expect(await start(server.url, { fast: 'llama3.1' })).toHaveLength(1);
});

it('the key goes with every request', async () => {
  const server = await serve(says('OK'));
  await start(server.url, { key: 'secret' });
  expect(server.keys).toEqual(['Bearer secret', 'Bearer secret']);
});

it('a server that is not there ends the start with its URL and its variable', async () => {
  const server = await startChatServer(says('OK'));
  await server.close();
  await expect(start(server.url)).rejects.toThrow(
    `MODEL_SERVER_URL: no model server answers at ${server.url} (ECONNREFUSED). Start it, or correct the URL.`,
  );
});

it('a URL of something else ends the start', async () => {
  const server = await serve(says('OK'));
  await expect(start(server.url.replace('/v1', ''))).rejects.toThrow(
    /^MODEL_SERVER_URL: .* Most URLs end with \/v1\.$/,
  );
});

it('a page in place of the list ends the start', async () => {
  const page = await startHttp(
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  );
  opened.push(page);
  await expect(start(page.url)).rejects.toThrow(/^MODEL_SERVER_URL: /);
});

it('a key that the server refuses ends the start', async () => {
  const locked = await startHttp((_, response) => void response.writeHead(401).end());
  opened.push(locked);
  await expect(start(locked.url)).rejects.toThrow(/^MODEL_SERVER_KEY: .*\(401\)\.$/);
});

it('a model that the server does not have ends the start with those that it has', async () => {
  const server = await serve(says('OK'), ['llama3.1:8b', 'gemma3:4b']);
  await expect(start(server.url)).rejects.toThrow(
    `MODEL_SERVER_MODEL: the model server at ${server.url} does not have qwen3:8b. Load it there, or choose one that it has: llama3.1:8b, gemma3:4b.`,
  );
});

it('a model that does not load ends the start with the reason', async () => {
  const server = await serve(refuses(500, 'model requires more system memory (5.6 GiB) than is available'));
  await expect(start(server.url)).rejects.toThrow(
    /^MODEL_SERVER_MODEL: qwen3:8b could not be loaded: .*more system memory/,
  );
});
