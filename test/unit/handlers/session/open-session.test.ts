import { describe, expect, it } from 'vitest';
import { SigningFailed } from '../../../../core/access/token-signer.ts';
import { Fault } from '../../../../core/errors/faults.ts';
import { newShop } from '../../../support/shop.ts';
import { MCP, NETWORK, SESSION, theSession } from './the-session.ts';

const CREDENTIAL = /^[\w-]{43}$/;
const VISITOR = /^visitor:[0-9a-f-]{36}$/;
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

describe('a visitor', () => {
  it('who is new gets an id, a token for an hour, and a credential', async () => {
    const { send, known } = theSession();
    const { status, body, claims } = await send({});
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      ...{ token_type: 'Bearer', expires_in: 3600, customer: 'visitor' },
      visitor: expect.stringMatching(CREDENTIAL),
    });
    expect(claims).toMatchObject({ iss: SESSION, aud: MCP, sub: expect.stringMatching(VISITOR), net: NETWORK });
    expect(claims).toMatchObject({ client_id: 'widget', scope: 'support:chat support:read' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
    expect([...known]).toEqual([[body.visitor, claims.sub]]);
  });

  it('who comes back by the credential is the same, and gets no other one', async () => {
    const { send, known } = theSession();
    const first = await send({ visitor: null });
    const again = await send({ visitor: first.body.visitor }, { network: '2001:db8:0:0::/64' });
    expect(again.body).not.toHaveProperty('visitor');
    expect(again.claims).toMatchObject({ sub: first.claims.sub, net: '2001:db8:0:0::/64' });
    expect(again.claims.jti).not.toBe(first.claims.jti);
    expect(known.size).toBe(1);
  });

  it('is another one each time without the credential', async () => {
    const { send } = theSession();
    const [one, two] = [await send({}), await send({})];
    expect(one.claims.sub).not.toBe(two.claims.sub);
    expect(one.body.visitor).not.toBe(two.body.visitor);
  });

  it.each([['a'], ['a'.repeat(43)], ['../'], ['#VISITOR#x'], [`${'a'.repeat(42)}=`]])(
    'with the credential %j is unknown',
    async (visitor) => {
      expect(await theSession().send({ visitor })).toMatchObject({
        ...{ status: 401, body: { code: 'VISITOR_UNKNOWN', retryable: false } },
      });
    },
  );

  it('who revokes the credential gets no token from it, and no error for revoking it again', async () => {
    const { send } = theSession();
    const { body } = await send({});
    const { visitor } = body;
    for (let n = 0; n < 2; n++) expect(await send({ visitor }, { method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await send({ visitor })).toMatchObject({ status: 401, body: { code: 'VISITOR_UNKNOWN' } });
    expect(await send({ visitor: 'no credential' }, { method: 'DELETE' })).toMatchObject({ status: 204 });
  });

  it('is one too many for the network, until the hour ends; others and those who come back are not counted', async () => {
    const { send } = theSession({ perHour: 2 });
    const { body } = await send({});
    await send({});
    const refused = await send({});
    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_VISITORS', retryable: true } });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
    expect(refused.body.message).toContain(`in ${wait} s`);
    expect(await send({ visitor: body.visitor })).toMatchObject({ status: 200 });
    expect(await send({}, { network: '198.51.100.0/24' })).toMatchObject({ status: 200 });
  });
});

describe('a named customer', () => {
  it('is who the JWT names, without a network and a credential', async () => {
    const shop = await newShop(SESSION);
    const { body, claims } = await theSession({ shops: [shop] }).send({ identity: await shop.sign('ada') });
    expect(body).toEqual({
      access_token: expect.any(String),
      ...{ token_type: 'Bearer', expires_in: 3600, customer: 'named' },
    });
    expect(claims).toMatchObject({ iss: SESSION, aud: MCP, sub: 'ada', client_id: 'widget' });
    expect(claims).not.toHaveProperty('net');
  });

  it('is apart if the shop shares no customers', async () => {
    const shop = await newShop(SESSION, { shares_customers: false });
    const { claims } = await theSession({ shops: [shop] }).send({ identity: await shop.sign('ada') });
    expect(claims.sub).toBe('shop.example:ada');
  });

  it('is never merged with a visitor: with both, the JWT counts, and the visitor stays as it is', async () => {
    const shop = await newShop(SESSION);
    const { send, known } = theSession({ shops: [shop] });
    const { body, claims } = await send({});
    const named = await send({ identity: await shop.sign('ada'), visitor: body.visitor });
    expect(named).toMatchObject({ body: { customer: 'named' }, claims: { sub: 'ada' } });
    expect([...known]).toEqual([[body.visitor, claims.sub]]);
  });

  it('gets one session from a JWT', async () => {
    const shop = await newShop(SESSION);
    const { send } = theSession({ shops: [shop] });
    const identity = await shop.sign('ada');
    const [one, two] = await Promise.all([send({ identity }), send({ identity })]);
    expect([one.status, two.status].toSorted()).toEqual([200, 401]);
    expect(await send({ identity })).toMatchObject({
      body: { code: 'IDENTITY_INVALID', message: 'identity: it was used before: sign a new one for each call.' },
    });
    const other = await newShop(SESSION, { issuer: 'https://other.example' });
    const both = theSession({ shops: [shop, other] });
    for (const each of [shop, other])
      expect(await both.send({ identity: await each.sign('ada', { jti: 'same' }) })).toMatchObject({ status: 200 });
  });

  it.each([
    ['that is no JWT', () => 'x', 'it is not a signed JWT'],
    ['for another audience', async () => ({ aud: MCP }), `its audience (aud) must be ${SESSION}.`],
    ['of another issuer', async () => ({ iss: 'https://x.example' }), 'its issuer (iss) is not configured here'],
    ['that is valid too long', async () => ({ exp: seconds(400) }), 'at most 300 s after iat'],
    ['that has expired', async () => ({ exp: seconds(-60) }), 'it has expired'],
    ['that names a visitor', async () => ({ sub: 'visitor:1' }), 'begins like an id of visitors'],
    ['without an id', async () => ({ jti: undefined }), 'it must have an id (jti)'],
  ])('is not read from a JWT %s, and the message says why, without a claim', async (_, make, says) => {
    const shop = await newShop(SESSION);
    const { send, logged } = theSession({ shops: [shop] });
    const made = await make();
    const identity = typeof made === 'string' ? made : await shop.sign('ada-of-the-claim', made);
    const { status, body } = await send({ identity });
    expect([status, body]).toEqual([
      401,
      { code: 'IDENTITY_INVALID', message: expect.stringContaining(says), retryable: false },
    ]);
    expect(JSON.stringify([body, logged])).not.toMatch(/ada-of-the-claim|x\.example/);
    expect(logged).toEqual([{ message: 'session refused', code: 'IDENTITY_INVALID', reason: expect.any(String) }]);
  });
});

describe('a failure', () => {
  const busy = { status: 503, body: { code: 'BUSY', retryable: true } };
  const misconfigured = { status: 503, body: { code: 'MISCONFIGURED', retryable: false } };
  const failing = (error: Error) => () => Promise.reject(error);

  it.each([
    ['the table is busy', new Fault('StoreBusy', 'x'), busy],
    ['the table refuses', new Fault('StoreRefused', 'x'), misconfigured],
    ['anything else happens', new TypeError('secret words'), busy],
  ])('because %s tells whether to try again, and no cause', async (_, error, expected) => {
    const { send, logged } = theSession({ visitors: { add: failing(error) } });
    const answered = await send({});
    expect(answered).toMatchObject(expected);
    expect(answered.headers.get('retry-after')).toBe(expected === busy ? '2' : null);
    expect(JSON.stringify([answered.body, logged])).not.toContain('secret words');
    expect(logged).toEqual([{ message: 'session failed', error: error.name }]);
  });

  it.each([
    ['for a while', false, busy],
    ['for good', true, misconfigured],
  ])('to sign %s leaves no visitor behind', async (_, isLasting, expected) => {
    const sign = failing(new SigningFailed('DisabledException', isLasting));
    const { send, known, logged } = theSession({ signer: { sign } });
    expect(await send({})).toMatchObject(expected);
    expect(known.size).toBe(0);
    expect(logged).toEqual([{ message: 'session failed', error: 'DisabledException' }]);
  });
});
