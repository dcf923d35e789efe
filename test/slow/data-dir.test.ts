import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { late, says } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { type NpmProcess, type Server, startServer } from '../support/npm-process.ts';
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

const killTable = () => {
  const table = server.running().find(({ command }) => command.includes('dynamodb/child'));
  process.kill(Number(table?.pid), 'SIGKILL');
};

beforeAll(async () => {
  bedrock = await startScriptedBedrock();
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-data-'));
});
afterEach(() => server?.clear());
afterAll(async () => {
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
    await stop('SIGTERM');
  });

  it('a turn that kill -9 interrupts is answered as soon as its message is repeated after a restart', async () => {
    const models = bedrock.scenario();
    models.script({ fast: [late(60_000, says('Too late.'))] });
    const words = { conversation_id: 'cut', message: `Hello? ${models.marker}` };
    await start();
    const cut = callTool(server.url, 'chat_with_ai', words).catch(() => null);
    await vi.waitFor(() => expect(models.counts.fast).toBe(1), 10_000);
    await stop('SIGKILL');
    await cut;

    models.script({ fast: [says('Answered now.')] });
    await start();
    const history = await callTool(server.url, 'get_conversation_history', { conversation_id: 'cut' });
    const [{ message_id }] = history.data.turns as [{ message_id: string }];
    const { data } = await callTool(server.url, 'chat_with_ai', { ...words, message_id });
    expect(data).toMatchObject({ status: 'answered', answer: 'Answered now.' });
    await stop('SIGTERM');
  });

  it('goes on when the process of the table is killed, and loses nothing that was reported', async () => {
    await start();
    const args = { conversation_id: 'table', message_id: 'one', message: 'Hello?' };
    const { data: first } = await callTool(server.url, 'chat_with_ai', args);
    killTable();
    const isAgain = (process: NpmProcess) => process.complaints.filter((line) => line.includes('is in use again'));
    await vi.waitFor(() => expect(isAgain(server)).toHaveLength(1), 15_000);
    expect(server.complaints.slice(-2)).toEqual([
      "DATA_DIR: The table's process ended (SIGKILL). The table starts again; nothing that was reported is lost.",
      `DATA_DIR: ${join(folder, 'data')} is in use again.`,
    ]);
    expect((await callTool(server.url, 'chat_with_ai', args)).data).toMatchObject({
      answer: first.answer,
      replayed: true,
    });
    await stop('SIGTERM');
  });

  it('ends with code 1 and one line when the folder is removed while it is in use', async () => {
    await start();
    await rm(join(folder, 'data'), { recursive: true });
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.complaints.at(-1)).toBe(
      `DATA_DIR: ${join(folder, 'data')} was removed or replaced while it was in use. Restore it, or choose another folder.`,
    );
    expect(server.running()).toEqual([]);
  });
});

describe('without DATA_DIR', () => {
  it('npm start ends with code 1 and one line when the process of the table is killed', async () => {
    server = await startServer({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url });
    killTable();
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.complaints).toEqual([
      "The table's process ended (SIGKILL). The conversations in memory are lost: start again, with DATA_DIR to keep them.",
    ]);
    expect(server.running()).toEqual([]);
  });
});
