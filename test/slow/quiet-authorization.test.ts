import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerToken } from '../../local/auth/token/obtain-token.ts';
import { modernRequest } from '../support/mcp-requests.ts';
import { type Server, startServer } from '../support/npm-process.ts';
import { post } from '../support/rpc.ts';

const PRELOAD = new URL('../e2e/fixtures/record-network.mjs', import.meta.url).href;

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-network-'));
  const record = { NODE_OPTIONS: `--import=${PRELOAD}`, NETWORK_RECORD: join(folder, 'record') };
  server = await startServer(record, '--auth');
});
afterAll(async () => {
  await server?.clear();
  await rm(folder, { recursive: true });
});

describe('npm start -- --auth', () => {
  it('issues a token, checks it, and connects to nothing outside the machine', async () => {
    const authorization = `Bearer ${await customerToken(server.url, 'ada')}`;
    const { body, headers } = modernRequest('tools/list');
    for (const given of [{}, { authorization: 'Bearer none' }, { authorization }]) {
      const reply = await post(server.url, JSON.stringify(body), { ...headers, ...given });
      expect(reply.status).toBe('authorization' in given && given.authorization === authorization ? 200 : 401);
    }
    const lines = (await readFile(join(folder, 'record'), 'utf8')).trimEnd().split('\n');
    const contacts = lines.map((line) => JSON.parse(line)).filter(({ script }) => script.includes('/local/'));
    expect(contacts.length).toBeGreaterThan(0);
    expect(contacts.filter(({ outside }) => outside)).toEqual([]);
  });

  it('prints one line, whatever is rejected', () => {
    expect(server.complaints).toEqual([]);
    const said = server.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('>'));
    expect(said).toEqual([server.readyLine]);
  });

  it('stops every process that it started', async () => {
    process.kill(Number(server.child.pid), 'SIGTERM');
    expect(await server.isGone()).toBe(true);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });
});
