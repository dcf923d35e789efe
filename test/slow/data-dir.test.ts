import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { says } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { type Server, startServer } from '../support/npm-process.ts';
import { callTool } from '../support/rpc.ts';

let bedrock: ScriptedBedrock;
let folder: string;
let server: Server;

const start = async () => {
  server = await startServer({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, DATA_DIR: join(folder, 'data') });
};
const stop = async (signal: NodeJS.Signals) => {
  process.kill(server.main('local/main.ts'), signal);
  expect(await server.isGone()).toBe(true);
};

beforeAll(async () => {
  bedrock = await startScriptedBedrock();
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-data-'));
});
afterAll(async () => {
  await server?.clear();
  await bedrock.close();
  await rm(folder, { recursive: true });
});

describe('with DATA_DIR', () => {
  it('a conversation survives SIGTERM and kill -9 with its message_ids', async () => {
    const models = bedrock.scenario();
    models.script({ fast: [says('Answer one.'), says('Answer two.'), says('Answer three.')] });
    const say = async (words: string) => {
      const args = { conversation_id: 'kept', message_id: words, message: `${words} ${models.marker}` };
      return (await callTool(server.url, 'chat_with_ai', args)).data;
    };
    await start();
    await say('First.');
    await stop('SIGTERM');

    await start();
    expect(await say('First.')).toMatchObject({ answer: 'Answer one.', replayed: true });
    await say('Second.');
    await stop('SIGKILL');

    await start();
    expect(await say('Second.')).toMatchObject({ answer: 'Answer two.', replayed: true });
    await say('Third.');
    const { data } = await callTool(server.url, 'get_conversation_history', { conversation_id: 'kept' });
    expect(data.turns).toMatchObject([
      { answer: 'Answer one.' },
      { answer: 'Answer two.' },
      { answer: 'Answer three.' },
    ]);
    expect(
      models
        .of('fast')
        .at(-1)
        ?.body.messages.map(({ content }) => content[0]?.text),
    ).toEqual([
      `First. ${models.marker}`,
      'Answer one.',
      `Second. ${models.marker}`,
      'Answer two.',
      `Third. ${models.marker}`,
    ]);
    expect(models.counts).toEqual({ triage: 3, fast: 3, strong: 0 });
  });
});
