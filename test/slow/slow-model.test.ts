import { afterAll, describe, expect, it } from 'vitest';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { startStack } from '../../local/stack.ts';
import { MODEL, says, startChatServer } from '../support/chat-server.ts';
import { callTool } from '../support/rpc.ts';

/** Longer than the default limits of a call, its task and its function. */
const SLOW_MS = 31_000;

const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const part of opened.reverse()) await part.close();
});

const askSlowModel = async (seconds: string) => {
  const server = await startChatServer(says('OK'));
  opened.push(server);
  const said: string[] = [];
  const stack = await startStack({
    port: 0,
    environment: {
      MODEL_SERVER_URL: server.url,
      MODEL_SERVER_MODEL: MODEL,
      MODEL_SERVER_TIMEOUT_SECONDS: seconds,
      TOOL_SERVERS: '[]',
    },
    onLog: (line) => said.push(line),
  });
  opened.push(stack);
  server.answer = (call, response) => void setTimeout(() => says('It was worth the wait.')(call, response), SLOW_MS);
  const { data } = await callTool(stack.url, 'chat_with_ai', { message: 'Hello?' });
  return { turn: ChatResult.parse(data), said };
};

describe.concurrent('a model that takes 31 s', () => {
  it('answers if MODEL_SERVER_TIMEOUT_SECONDS is 60', async () => {
    const { turn } = await askSlowModel('60');
    expect(turn).toMatchObject({
      status: 'answered',
      answer: 'It was worth the wait.',
      model: MODEL,
      route: { fallback: false },
      fault: null,
    });
  });

  it('times out by default, and the console names the variable', async () => {
    const { turn, said } = await askSlowModel('25');
    expect(turn).toMatchObject({ status: 'failed', fault: 'ModelTimeout' });
    expect(said).toContain(
      `${MODEL} did not answer in time: raise MODEL_SERVER_TIMEOUT_SECONDS. Word lists replace a triage that is late.`,
    );
  });
});
