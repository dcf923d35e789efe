import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiGateway, startApiGateway } from '../../../../local/aws/api-gateway/server.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { type Kms, startKms } from '../../../../local/aws/kms/server.ts';
import { type LocalFunction, startFunction } from '../../../../local/aws/lambda/function.ts';
import { newShop, type Shop } from '../../../support/shop.ts';

const ORIGIN = 'https://shop.example';
const SESSION = 'https://support.example/session';
const GOOD = {
  ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
  ...{ TABLE_NAME: CONVERSATIONS.TableName, SESSION_KEYS: 'key-1', SESSION_ISSUER: SESSION },
  RESOURCE_URL: 'https://support.example/mcp',
};
const start = (environment: Readonly<Record<string, string>>): Promise<LocalFunction> =>
  startFunction({
    name: 'session',
    entry: new URL('../../../../handlers/session/index.ts', import.meta.url),
    environment: { ...GOOD, ...environment },
    timeoutMs: 15_000,
  });

let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let kms: Kms;
let shop: Shop;
let gateway: ApiGateway;
const functions: LocalFunction[] = [];
beforeAll(async () => {
  [dynamo, kms, shop] = await Promise.all([startDynamoDb(), startKms(), newShop(SESSION)]);
  await createTables(dynamo.url, [CONVERSATIONS]);
  const services = { AWS_ENDPOINT_URL_DYNAMODB: dynamo.url, AWS_ENDPOINT_URL_KMS: kms.url, SESSION_KEYS: kms.keyId };
  const IDENTITY_ISSUERS = JSON.stringify([shop.config]);
  functions.push(
    ...(await Promise.all([
      start({ ...services, IDENTITY_ISSUERS, VISITOR_BUDGET: '{"new_per_network":3}', ALLOWED_ORIGINS: ORIGIN }),
      start({ ...services, SESSION_KEYS: 'another-key' }),
      start({ ...services, AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1' }),
      start({ ...services, TABLE_NAME: 'no-such-table' }),
    ])),
  );
  const paths = ['/session', '/unknown-key', '/no-kms', '/no-table'];
  gateway = await startApiGateway({
    ...{ port: 0, routes: Object.fromEntries(functions.map((each, n) => [paths[n], each])) },
  });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all(functions.map((each) => each.close()));
  await Promise.all([kms.close(), dynamo.close()]);
});

const send = async (body: unknown, path = '/session', method = 'POST') => {
  const headers = { 'content-type': 'application/json', ...(path === '/session' && { origin: ORIGIN }) };
  const response = await fetch(`${gateway.url}${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
};
const claimsOf = ({ body }: { readonly body: { readonly access_token: string } }) =>
  JSON.parse(Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString());

describe('/session over the wire', () => {
  it('makes, knows, renews and forgets visitors, and counts the new ones of a network', async () => {
    const first = await send({});
    expect(first).toMatchObject({ status: 200, body: { customer: 'visitor', visitor: expect.any(String) } });
    expect(first.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(claimsOf(first)).toMatchObject({ iss: SESSION, net: '127.0.0.0/24' });
    const { visitor } = first.body;
    const again = await send({ visitor });
    expect(claimsOf(again).sub).toBe(claimsOf(first).sub);
    expect(await send({ visitor }, '/session', 'DELETE')).toMatchObject({ status: 204, body: null });
    expect(await send({ visitor })).toMatchObject({ status: 401, body: { code: 'VISITOR_UNKNOWN' } });
    expect([(await send({})).status, (await send({})).status]).toEqual([200, 200]);
    const refused = await send({});
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_VISITORS', retryable: true } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it("reads a shop's JWT once", async () => {
    const identity = await shop.sign('ada');
    expect(claimsOf(await send({ identity }))).toMatchObject({ sub: 'ada', aud: GOOD.RESOURCE_URL });
    expect(await send({ identity })).toMatchObject({ status: 401, body: { code: 'IDENTITY_INVALID' } });
  });

  it.each([
    ['/unknown-key', 'MISCONFIGURED', false],
    ['/no-kms', 'BUSY', true],
    ['/no-table', 'MISCONFIGURED', false],
  ])('is unavailable at %s, with %s', async (path, code, retryable) => {
    expect(await send({}, path)).toMatchObject({ status: 503, body: { code, retryable } });
  });
});

describe('the environment of /session', () => {
  it.each([
    ['no key', { SESSION_KEYS: '' }, 'SESSION_KEYS'],
    ['no URL of its own', { SESSION_ISSUER: 'session' }, 'SESSION_ISSUER'],
    ['no audience', { RESOURCE_URL: '' }, 'RESOURCE_URL'],
    ['a limit that is no number', { VISITOR_BUDGET: '{"new_per_network":"many"}' }, 'VISITOR_BUDGET must be JSON'],
    ['issuers that are none', { IDENTITY_ISSUERS: '[{}]' }, 'IDENTITY_ISSUERS must be JSON'],
  ])('is rejected with %s', async (_, over, says) => {
    await expect(start(over)).rejects.toThrow(`Bad environment: ${says}`);
  });
});
