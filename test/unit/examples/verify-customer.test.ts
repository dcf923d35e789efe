import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { customerVerifier, type VerifyCustomer } from '../../../examples/store/verify-customer.ts';
import { customerKey } from '../../support/customer-key.ts';

const KEY = customerKey('k');
const BODY = '{"method":"tools/call"}';
const hash = (encoding: 'base64' | 'base64url' | 'hex') => createHash('sha256').update(BODY).digest(encoding);
const now = () => Math.floor(Date.now() / 1000);

/** A token that the right key has signed. */
const token = (claims: Record<string, unknown> = {}, head: Record<string, unknown> = {}): string => {
  const all = {
    iss: 'frontdesk',
    aud: 'https://shop.example/mcp',
    sub: 'ada',
    iat: now(),
    exp: now() + 60,
    jti: randomUUID(),
    body_sha256: hash('base64url'),
    ...claims,
  };
  const parts = [{ alg: 'ES256', typ: 'frontdesk-customer+jwt', kid: 'k', ...head }, all];
  const content = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const key = createPrivateKey({ key: JSON.parse(KEY.secret), format: 'jwk' });
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
};

describe('the token of a call, signed with the right key', () => {
  let verify: VerifyCustomer;
  beforeEach(() => {
    verify = customerVerifier({ keys: [KEY.publicKey] }, () => 'https://shop.example/mcp');
  });

  it('names the customer, also if the clocks differ by a few seconds', async () => {
    expect(await verify(token(), BODY)).toBe('ada');
    expect(await verify(token({ iat: now() + 4, exp: now() + 64 }), BODY)).toBe('ada');
    expect(await verify(token({ iat: now() - 62, exp: now() - 2 }), BODY)).toBe('ada');
  });

  it.each<[what: string, claims: Record<string, unknown>]>([
    ['lives longer than a minute', { iat: now() - 100, exp: now() + 1e9 }],
    ['begins in the future', { iat: now() + 1000, exp: now() + 1060 }],
    ['does not say when it begins', { iat: undefined }],
    ['does not say when it ends', { exp: undefined }],
    ['names nobody', { sub: undefined }],
    ['names the empty customer', { sub: '' }],
    ['names a number', { sub: 7 }],
    ['names a list', { sub: ['ada'] }],
    ['has no id', { jti: undefined }],
    ['has an object as its id, which no second one equals', { jti: { a: 1 } }],
    ['has no issuer', { iss: undefined }],
    ['is for no server', { aud: undefined }],
    ['has no hash of the body', { body_sha256: undefined }],
    ['has the hash in another encoding', { body_sha256: hash('hex') }],
    ['has the hash with padding', { body_sha256: hash('base64') }],
  ])('is refused if it %s', async (_, claims) => {
    await expect(verify(token(claims), BODY)).rejects.toMatchObject({ name: 'Unverified' });
  });

  it.each([{ typ: 'JWT' }, { typ: undefined }, { alg: 'none' }, { alg: 'HS256' }, { crit: ['b64'], b64: false }])(
    'is refused with the header %o',
    async (head) => {
      await expect(verify(token({}, head), BODY)).rejects.toMatchObject({ name: 'Unverified' });
    },
  );

  it('counts once, also if it comes several times at once', async () => {
    const one = token();
    const verdicts = await Promise.allSettled([one, one, `${one} `].map((text) => verify(text, BODY)));
    expect(verdicts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
