import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readEnvironment } from '../../../../core/config/environment.ts';
import { toolServers } from '../../../../core/tools/server.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf';
const read = (...servers: object[]) => toolServers.safeParse(JSON.stringify(servers));
const shop = { name: 'shop', url: 'https://shop.example/mcp' };

describe('the list of tool servers', () => {
  it('defaults the customer argument to customer_id', () => {
    expect(read(shop).data).toEqual([{ ...shop, identity: 'customer_id' }]);
    expect(read({ ...shop, identity: 'accountId', secret: ARN, tools: ['find'] }).success).toBe(true);
  });

  it.each(['http://127.0.0.1:4000/mcp', 'http://localhost/mcp', 'http://[::1]:1/mcp'])('accepts the URL %s', (url) => {
    expect(read({ ...shop, url }).success).toBe(true);
  });

  it.each([
    ['without encryption', { ...shop, url: 'http://shop.example/mcp' }],
    ['at a host name that only begins with localhost', { ...shop, url: 'http://localhost.evil.example/mcp' }],
    ['with a password in its URL', { ...shop, url: 'https://user:pass@shop.example/mcp' }],
    ['with another scheme', { ...shop, url: 'file:///etc/passwd' }],
    ['with a secret in place of its reference', { ...shop, secret: 'sk-123' }],
    ['with two underscores in its name', { ...shop, name: 'a__b' }],
    ['with a mistyped key', { ...shop, tool: ['find'] }],
  ])('rejects a server %s', (_, server) => {
    expect(read(server).success).toBe(false);
  });

  it('rejects a duplicate name, and anything but a list', () => {
    expect(read(shop, shop).success).toBe(false);
    expect(toolServers.safeParse('{').success).toBe(false);
  });
});

it.each([
  ['x', 'the value'],
  ['[{"name":"crm","url":"http://example.com/mcp","foo":1}]', '0.url, 0.foo'],
  ['[{"name":"a","url":"http://127.0.0.1:1/mcp","secret":"hunter2"}]', '0.secret'],
])('names the wrong paths in %s, and no value', (TOOL_SERVERS, places) => {
  const read = () => readEnvironment(z.object({ TOOL_SERVERS: toolServers }), { TOOL_SERVERS });
  expect(read).toThrow(`Bad environment: TOOL_SERVERS (wrong: ${places}`);
  expect(read).not.toThrow(/hunter2|example/);
});
