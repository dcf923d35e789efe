import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../support/npm-process.ts';
import { type HttpReply, post } from '../support/rpc.ts';

/** A minimal request without optional headers or parameters. */
const REQUEST =
  '{"jsonrpc":"2.0","id":"chat-test","method":"tools/call","params":{"name":"chat_with_ai","arguments":{"message":"Hello! I need help with my account.","conversation_id":"test_conv_001","user_id":"test_user_123"}}}';
const PRELOAD = new URL('./fixtures/record-network.mjs', import.meta.url).href;

interface Contact {
  readonly script: string;
  readonly thread: number;
  readonly kind: string;
  readonly target: string;
  readonly outside: boolean;
}

let folder: string;
let server: Server;
let reply: HttpReply;
let contacts: Contact[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-network-'));
  const record = join(folder, 'record');
  server = await startServer({ NODE_OPTIONS: `--import=${PRELOAD}`, NETWORK_RECORD: record });
  reply = await post(server.url, REQUEST, { 'content-type': 'application/json' });
  const lines = (await readFile(record, 'utf8')).trimEnd().split('\n');
  contacts = lines.map((line) => JSON.parse(line) as Contact).filter(({ script }) => script.includes('/local/'));
});
afterAll(async () => {
  await server?.clear();
  await rm(folder, { recursive: true });
});

describe('the first request to a server', () => {
  it('is answered with 200 and application/json', () => {
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json']);
  });

  it('is answered with a JSON-RPC result and its id', () => {
    const { jsonrpc, id, result } = JSON.parse(reply.text);
    expect({ jsonrpc, id, isError: result.isError ?? false }).toEqual({
      jsonrpc: '2.0',
      id: 'chat-test',
      isError: false,
    });
    expect(result.structuredContent).toMatchObject({
      answer: result.content[0].text,
      conversation_id: 'test_conv_001',
      message_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'answered',
      route: { tier: 'fast' },
    });
    expect(result.structuredContent.usage.cost_usd).toBeGreaterThan(0);
  });

  it('prints nothing to stderr', () => {
    expect(server.complaints).toEqual([]);
  });
});

describe('the processes and threads of a server', () => {
  it('connect to the stand-ins on loopback', () => {
    expect(new Set(contacts.filter(({ kind }) => kind === 'connect').map(({ thread }) => thread)).size).toBeGreaterThan(
      2,
    );
  });

  it('connect to nothing outside the machine, and resolve no name', () => {
    expect(contacts.filter(({ outside }) => outside)).toEqual([]);
  });
});
