import { describe, expect, it } from 'vitest';
import { readToolServers } from '../../../../core/tools/server.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf';
const read = (...servers: object[]) => readToolServers(JSON.stringify(servers));
const shop = { name: 'shop', url: 'https://shop.example/mcp' };

describe('the list of tool servers', () => {
  it('names the customer customer_id unless it says otherwise', () => {
    expect(read(shop)).toEqual([{ ...shop, identity: 'customer_id' }]);
    expect(read({ ...shop, identity: 'accountId', secret: ARN, tools: ['find'] })).toHaveLength(1);
    expect(read({ ...shop, unbound: { key: 'env:KEY' } })).toMatchObject([{ unbound: { key: 'env:KEY' } }]);
  });

  it.each(['http://127.0.0.1:4000/mcp', 'http://localhost/mcp', 'http://[::1]:1/mcp'])('may be at %s', (url) => {
    expect(read({ ...shop, url })).toMatchObject([{ url }]);
  });

  const URL_RULE = '0.url must be an https URL without a password, or http on this machine';
  it.each([
    ['without encryption', { ...shop, url: 'http://shop.example/mcp' }, URL_RULE],
    ['at a name that only begins like this machine', { ...shop, url: 'http://localhost.evil.example/mcp' }, URL_RULE],
    ['with a password in its URL', { ...shop, url: 'https://user:hunter2@shop.example/mcp' }, URL_RULE],
    ['of another kind', { ...shop, url: 'file:///etc/passwd' }, URL_RULE],
    ['without a URL', { name: 'shop' }, '0.url is missing'],
    ['with a secret itself', { ...shop, secret: 'hunter2' }, '0.secret must be env:NAME or the ARN of a secret'],
    [
      'with a key itself',
      { ...shop, unbound: { key: '{"d":"hunter2"}' } },
      '0.unbound.key must be env:NAME or the ARN of a secret',
    ],
    ['unbound without a key', { ...shop, unbound: {} }, '0.unbound.key is missing'],
    ['unbound without encryption', { ...shop, url: 'http://shop.example/mcp', unbound: { key: 'env:KEY' } }, URL_RULE],
    ['with two underscores in its name', { ...shop, name: 'a__b' }, '0.name is wrong'],
    ['with a mistyped key', { ...shop, tool: ['find'] }, '0.tool is unknown'],
  ])('takes no server %s, and quotes no value', (_, server, wrong) => {
    expect(() => read(server)).toThrow(new RegExp(`^must be JSON such as \\S+: ${wrong}$`));
    expect(() => read(server)).not.toThrow(/hunter2/);
  });

  it('takes no two of one name, and nothing that is no list', () => {
    expect(() => read(shop, shop)).toThrow('a name occurs twice');
    for (const text of ['{', '{}', '', '3'])
      expect(() => readToolServers(text)).toThrow('must be JSON such as [{"name":');
  });
});
