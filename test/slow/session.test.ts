import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerToken } from '../../local/auth/token/obtain-token.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { type SessionClient, sessionClient } from '../support/session-client.ts';
import { newShop, type Shop } from '../support/shop.ts';

const PAGE = 'http://pages.example';
const APART = 'https://apart.example';

let stack: Stack;
let client: SessionClient;
let shop: Shop;
let apart: Shop;
/** Starts a system that accepts the JWTs of two shops, of which one shares its customers. */
const useSystem = (auth: boolean) => {
  beforeAll(async () => {
    // The URL of /session is known when it listens: the shops sign for it later.
    const audience = { url: '' };
    const [one, two] = await Promise.all([newShop(''), newShop('', { issuer: APART, shares_customers: false })]);
    [shop, apart] = [one, two].map(({ config, sign }) => ({
      config,
      sign: (customer, claims, header) => sign(customer, { aud: audience.url, ...claims }, header),
    })) as [Shop, Shop];
    const IDENTITY_ISSUERS = JSON.stringify([one.config, two.config]);
    stack = await startStack({ port: 0, auth, environment: { IDENTITY_ISSUERS, ALLOWED_ORIGINS: PAGE } });
    client = sessionClient(stack.url);
    audience.url = client.at('/session');
  });
  afterAll(() => stack?.close());
};
const history = (token: string | null, conversation_id: string, more: object = {}) =>
  client.result(token, 'get_conversation_history', { conversation_id, ...more });

describe('on one machine, without --auth', () => {
  useSystem(false);

  it('a visitor who comes back by the credential has their conversation, and no other visitor has it', async () => {
    const { token, visitor } = await client.open({});
    const conversation = await client.chat(token, 'Do you ship to Norway?');
    const again = await client.open({ visitor });
    expect(await history(again.token, conversation)).toMatchObject({ turns: [{ message: 'Do you ship to Norway?' }] });
    const other = await client.open({});
    for (const each of [other.token, null])
      expect(await history(each, conversation)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a visitor acts for nobody else', async () => {
    const { token } = await client.open({});
    for (const user_id of ['alice', 'local', 'visitor:1'])
      expect(await client.result(token, 'chat_with_ai', { message: 'Hi', user_id })).toMatchObject({
        code: 'FORBIDDEN',
      });
  });

  it("a shop's customer is the same everywhere if the shop shares its customers, and otherwise apart", async () => {
    const conversation = await client.chat(null, 'Where is my order?', { user_id: 'alice' });
    const named = await client.open({ identity: await shop.sign('alice') });
    expect(await history(named.token, conversation)).toMatchObject({ turns: [{ message: 'Where is my order?' }] });
    const other = await client.open({ identity: await apart.sign('alice') });
    expect(await history(other.token, conversation)).toMatchObject({ code: 'NOT_FOUND' });
    const own = await client.chat(other.token, 'Is my order on its way?');
    expect(await history(null, own, { user_id: 'apart.example:alice' })).toMatchObject({
      turns: [{ message: 'Is my order on its way?' }],
    });
  });

  it('a call without a token stays that of the local customer; one with an invalid token is refused', async () => {
    const conversation = await client.chat(null, 'Hello?');
    expect(await history(null, conversation, { user_id: 'local' })).toHaveProperty('turns');
    const { token } = await client.open({});
    for (const each of ['x', token.slice(0, -4), `${token}.x`]) {
      const { status, headers } = await client.call('/mcp', each, 'chat_with_ai', { message: 'Hello?' });
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Bearer')]);
    }
  });

  it.each(['127.0.0.1', 'localhost'])('pages of its own at %s and of ALLOWED_ORIGINS may call it', async (host) => {
    const own = new URL(client.at('')).origin.replace('127.0.0.1', host);
    for (const origin of [own, PAGE]) {
      const answers = await Promise.all([
        client.send('/session', {}, { origin }),
        ...['/mcp', '/desk'].map((path) =>
          client.send(path, { jsonrpc: '2.0', id: 1, method: 'tools/list' }, { origin }),
        ),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      for (const { headers } of answers) expect(headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['another host name, as by DNS rebinding', { host: 'evil.example' }],
  ])('a page of %s may call nothing', async (_, headers) => {
    expect(await client.send('/session', {}, headers)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    for (const path of ['/mcp', '/desk'])
      expect((await client.send(path, { jsonrpc: '2.0', id: 1, method: 'tools/list' }, headers)).status).toBe(403);
  });
});

describe('on one machine, with --auth', () => {
  useSystem(true);

  it('both issuers are valid at /mcp, and name the same customer', async () => {
    const conversation = await client.chat(await customerToken(stack.url, 'alice'), 'Where is my order?');
    const named = await client.open({ identity: await shop.sign('alice') });
    expect(await history(named.token, conversation)).toMatchObject({ turns: [{ message: 'Where is my order?' }] });
    const { token } = await client.open({});
    expect(await history(token, conversation)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await client.call('/mcp', null, 'chat_with_ai', { message: 'Hi' })).status).toBe(401);
  });

  it('a token of /session is nothing at the desk', async () => {
    const tokens = [await client.open({}), await client.open({ identity: await shop.sign('alice') })];
    for (const { token } of tokens)
      expect((await client.call('/desk', token, 'list_queue', { view: 'waiting' })).status).toBe(401);
  });

  it.each(['visitor:1', 'apart.example:alice'])('the login has no customer %s', async (name) => {
    const token = await customerToken(stack.url, name);
    expect((await client.call('/mcp', token, 'chat_with_ai', { message: 'Hi' })).status).toBe(401);
  });
});
