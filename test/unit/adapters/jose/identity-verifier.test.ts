import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { joseIdentities } from '../../../../adapters/jose/identity-verifier.ts';
import { readIdentityIssuers } from '../../../../core/config/identity-issuers.ts';
import { newShop, type Shop } from '../../../support/shop.ts';

const URL = 'https://support.example/session';
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

let shop: Shop;
let stranger: Shop;
beforeAll(async () => {
  [shop, stranger] = await Promise.all([newShop(URL), newShop(URL)]);
});
const verify = (token: string, shops: readonly Shop[] = [shop]) =>
  joseIdentities(readIdentityIssuers(JSON.stringify(shops.map(({ config }) => config))), URL).verify(token);

describe("a shop's JWT", () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)('is verified by the key of its issuer, with %s', async (alg) => {
    const other = await newShop(URL, { alg, issuer: 'https://other.example' });
    const token = await other.sign('ada', { aud: ['https://x.example', URL] });
    expect(await verify(token, [shop, other])).toMatchObject({
      issuer: { issuer: 'https://other.example' },
      claims: { sub: 'ada' },
    });
  });

  it.each([
    ['is no JWT', () => 'abc', 'malformed'],
    ['is empty', () => '', 'malformed'],
    ['has 16 KB of one letter', () => 'a'.repeat(16_000), 'malformed'],
    ['is of another issuer', () => shop.sign('ada', { iss: 'https://shop.example/' }), 'unknown_issuer'],
    ['names no issuer', () => shop.sign('ada', { iss: undefined }), 'unknown_issuer'],
    ['names another key', () => shop.sign('ada', {}, { kid: 'shop-2' }), 'unknown_key'],
    ['names no key', () => shop.sign('ada', {}, { kid: undefined }), 'unknown_key'],
    ['is of another type', () => shop.sign('ada', {}, { typ: 'JWT' }), 'wrong_type'],
    ["has the type of a session's token", () => shop.sign('ada', {}, { typ: 'at+jwt' }), 'wrong_type'],
    ['has no type', () => shop.sign('ada', {}, { typ: undefined }), 'wrong_type'],
    ['is for /mcp', () => shop.sign('ada', { aud: 'https://support.example/mcp' }), 'wrong_audience'],
    ['is for nobody', () => shop.sign('ada', { aud: undefined }), 'wrong_audience'],
    ['has expired', () => shop.sign('ada', { iat: seconds(-120), exp: seconds(-60) }), 'expired'],
    ['is not valid yet', () => shop.sign('ada', { nbf: seconds(90) }), 'not_yet_valid'],
    ["is signed by a stranger's key", () => stranger.sign('ada'), 'wrong_signature'],
  ])('is not accepted if it %s', async (_, makeToken, invalid) => {
    expect(await verify(await makeToken())).toEqual({ invalid });
  });

  it('is not accepted if its own key signed another algorithm, or nothing, or if the public key is a secret', async () => {
    const claims = { iss: 'https://shop.example', aud: URL, sub: 'ada', iat: seconds(0), exp: seconds(60), jti: '1' };
    const header = { kid: 'shop-1', typ: 'frontdesk-identity+jwt' };
    const secret = Buffer.from(JSON.stringify(shop.config.keys[0]));
    const hmac = await new SignJWT(claims as JWTPayload).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret);
    const none = new UnsecuredJWT(claims).encode().split('.');
    none[0] = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    const rsa = await (await newShop(URL, { alg: 'RS256' })).sign('ada');
    for (const token of [hmac, none.join('.'), rsa])
      expect(await verify(token)).toEqual({ invalid: 'wrong_algorithm' });
  });

  it("does not bring its key along: a header's jwk is not read", async () => {
    const token = await stranger.sign('ada', {}, { jwk: stranger.config.keys[0] });
    expect(await verify(token)).toEqual({ invalid: 'wrong_signature' });
  });
});
