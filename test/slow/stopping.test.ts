import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { hangs, late, says } from '../support/bedrock/bedrock-replies.ts';
import { type ScriptedBedrock, startScriptedBedrock } from '../support/bedrock/scripted-bedrock.ts';
import { NpmProcess, type Server, startServer } from '../support/npm-process.ts';
import { callTool } from '../support/rpc.ts';
import { TestTable } from '../support/table.ts';

let bedrock: ScriptedBedrock;
const servers: NpmProcess[] = [];

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Server> => {
  const server = await startServer({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, ...environment });
  servers.push(server);
  return server;
};
const isFree = async (port: number): Promise<boolean> => {
  const probe = createServer().listen(port, '127.0.0.1');
  const free = await Promise.race([once(probe, 'listening').then(() => true), once(probe, 'error').then(() => false)]);
  probe.close();
  return free;
};

beforeAll(async () => {
  bedrock = await startScriptedBedrock();
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.clear()));
  await bedrock.close();
});

const toNpm = (signal: NodeJS.Signals) => (server: Server) => process.kill(Number(server.child.pid), signal);

const STOPS: readonly [name: string, stop: (server: Server) => void][] = [
  ['SIGINT to node itself', (server) => process.kill(server.main('local/main.ts'), 'SIGINT')],
  ['SIGTERM to npm, as a supervisor sends it', toNpm('SIGTERM')],
  ['SIGINT to npm', toNpm('SIGINT')],
  ["SIGINT to the whole group, as a terminal's Ctrl-C sends it", (server) => server.signalGroup('SIGINT')],
];

describe.concurrent('npm start', () => {
  it.each(STOPS)('exits on %s with code 0, a free port and no child process', async (_, stop) => {
    const server = await start();
    expect(server.running().map(({ command }) => command)).toContainEqual(expect.stringContaining('dynamodb/child'));
    stop(server);
    expect(await server.isGone()).toBe(true);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(await isFree(server.port)).toBe(true);
    expect(server.complaints).toEqual([]);
  });

  it('finishes the turn in flight before it ends', async () => {
    const server = await start();
    const models = bedrock.scenario();
    models.script({ fast: [late(600, says('Still answered.'))] });
    const reply = callTool(server.url, 'chat_with_ai', { message: `Hello? ${models.marker}` });
    await vi.waitFor(() => expect(models.counts.fast).toBe(1), 10_000);
    process.kill(server.main('local/main.ts'), 'SIGTERM');
    expect(await reply).toMatchObject({ isError: false, data: { answer: 'Still answered.' } });
    expect(await server.isGone()).toBe(true);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });

  it('releases a turn that takes too long to finish, so that the next start can answer it at once', async () => {
    const dynamo = await startDynamoDb();
    const table = new TestTable(dynamo.url);
    const server = await start({ AWS_ENDPOINT_URL_DYNAMODB: dynamo.url });
    const models = bedrock.scenario();
    models.script({ fast: [hangs] });
    const id = { customer: 'ada', conversation: 'c-1' };
    const given = { user_id: id.customer, conversation_id: id.conversation };
    const call = callTool(server.url, 'chat_with_ai', { message: `Hello? ${models.marker}`, ...given });
    const cut = expect(call).rejects.toThrow();
    await vi.waitFor(() => expect(models.counts.fast).toBe(1), 10_000);
    process.kill(server.main('local/main.ts'), 'SIGTERM');
    expect(await server.isGone()).toBe(true);
    await cut;
    expect(await table.turns(id)).toMatchObject([{ status: 'pending', lease: 0 }]);
    table.close();
    await dynamo.close();
  });

  it('exits with code 1 and one line when its port is in use, before it starts anything', async () => {
    const owner = createServer().listen(0, '127.0.0.1');
    await once(owner, 'listening');
    const { port } = owner.address() as AddressInfo;
    const DATA_DIR = join(tmpdir(), `frontdesk-${randomUUID()}`);
    const second = new NpmProcess(['start'], { PORT: String(port), DATA_DIR });
    servers.push(second);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.complaints).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    expect(second.stdout).not.toContain('ready');
    expect(second.running()).toEqual([]);
    expect(existsSync(DATA_DIR)).toBe(false);
    owner.close();
  });
});
