import { afterEach, describe, expect, it } from 'vitest';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import { MODERN } from '../../../support/mcp-requests.ts';
import { greet, type RpcServer, startRpcServer } from '../../../support/rpc-server.ts';
import { quietLog } from '../../../support/values.ts';

let server: RpcServer;
afterEach(() => server.close());

const DISCOVERED = {
  resultType: 'complete',
  ttlMs: 0,
  cacheScope: 'private',
  supportedVersions: [MODERN],
  capabilities: { tools: {} },
  serverInfo: { name: 'new', version: '1.0.0' },
};

/** Lists tools that a server sends as JSON text, twice. */
const listed = async (tools: readonly string[], isModern: boolean) => {
  server = await startRpcServer((message, _, response) => {
    if (isModern && message.method === 'server/discover') return DISCOVERED;
    if (!isModern && greet(message, response)) return undefined;
    const result = `{"resultType":"complete","ttlMs":0,"cacheScope":"private","tools":[${tools}]}`;
    response.writeHead(200, { 'content-type': 'application/json' });
    return void response.end(`{"jsonrpc":"2.0","id":${JSON.stringify(message.id)},"result":${result}}`);
  });
  const lines: unknown[] = [];
  const log = { ...quietLog, warn: (...line: unknown[]) => void lines.push(line) };
  const entry = { name: 'shop', url: server.url, identity: 'customer_id' };
  const client = mcpToolServers([entry], { get: async () => '', forget: () => {} }, { now: () => 0 }, log);
  await client.list();
  return { names: (await client.list()).tools.map(({ tool }) => tool), lines };
};

const good = (name: string, over: object = {}) => JSON.stringify({ name, inputSchema: { type: 'object' }, ...over });
const argument = (schema: unknown) => good('bad', { inputSchema: { type: 'object', properties: { a: schema } } });
const DEEP = `{"name":"bad","inputSchema":{"type":"object","properties":{"a":{"default":${'['.repeat(50_000)}${']'.repeat(50_000)}}}}}`;

describe.each([
  ['an older revision', false],
  ['revision 2026-07-28', true],
])('a server of %s', (_, isModern) => {
  it.each([
    ['is null', 'null', '(no name)', 'name'],
    ['is text', '"bad"', '(no name)', 'name'],
    ['has no name', '{"inputSchema":{"type":"object"}}', '(no name)', 'name'],
    ['has a number as its name', good('bad', { name: 7 }), '(no name)', 'name'],
    ['has too long a name', good('x'.repeat(65)), 'x'.repeat(64), 'name'],
    ['has a name that models reject', good('bad.tool'), 'bad.tool', 'name'],
    ['has the name of another', good('good'), 'good', 'listed twice'],
    ['has no schema', good('bad', { inputSchema: undefined }), 'bad', 'schema'],
    ['has null as its schema', good('bad', { inputSchema: null }), 'bad', 'schema'],
    ['has the schema of a list', good('bad', { inputSchema: { type: 'array' } }), 'bad', 'schema'],
    ['has a schema with an error', argument({ type: 'text' }), 'bad', 'schema'],
    ['has a schema that refers to itself', argument({ $ref: '#' }), 'bad', 'schema'],
    ['has a huge schema', argument({ enum: ['x'.repeat(1_500_000)] }), 'bad', 'size'],
    ['has a schema that is nested too deeply', DEEP, 'bad', 'size'],
  ])('loses no other tool by one that %s, and warns once', async (__, bad, tool, why) => {
    const { names, lines } = await listed([good('good'), bad, good('last')], isModern);
    expect(names).toEqual(['good', 'last']);
    expect(lines).toEqual([['tool left out', { server: 'shop', tool, why }]]);
  });

  it.each([
    ['no type', { inputSchema: {} }],
    ['the types object and null', { inputSchema: { type: ['object', 'null'] } }],
    [
      'null for what it does not use',
      { inputSchema: { type: 'object', required: null }, title: null, outputSchema: null },
    ],
    ['an output schema and icons with errors', { outputSchema: { type: 7, $ref: '#' }, icons: 'x', execution: 7 }],
    [
      'an invalid header',
      { inputSchema: { type: 'object', properties: { a: { type: 'array', 'x-mcp-header': '' } } } },
    ],
  ])('keeps a tool with %s', async (__, over) => {
    expect(await listed([good('odd', over), good('good')], isModern)).toEqual({ names: ['odd', 'good'], lines: [] });
  });
});
