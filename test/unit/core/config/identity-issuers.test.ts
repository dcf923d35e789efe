import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readIdentityIssuers } from '../../../../core/config/identity-issuers.ts';

const jwkOf = ({ publicKey }: ReturnType<typeof generateKeyPairSync>) => publicKey.export({ format: 'jwk' });
const P256 = jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const KEY = { ...P256, kid: 'k-1', alg: 'ES256' };
const SHOP = { issuer: 'https://shop.example', keys: [KEY], shares_customers: true };
const APART = { ...SHOP, shares_customers: false };
const read = (...issuers: unknown[]) => readIdentityIssuers(JSON.stringify(issuers));

describe('the identity issuers', () => {
  it.each([
    ['ES256', P256],
    ['EdDSA', jwkOf(generateKeyPairSync('ed25519'))],
    ['RS256', jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }))],
  ])('have public keys for %s', (alg, jwk) => {
    const [shop] = read({ ...SHOP, keys: [{ ...jwk, kid: 'k-1', alg, use: 'sig' }] });
    expect(shop).toMatchObject({ issuer: 'https://shop.example', shares_customers: true });
    expect(shop?.keys).toMatchObject([{ kid: 'k-1', alg, publicKey: { type: 'public' } }]);
  });

  it('may be none', () => {
    expect(read()).toEqual([]);
  });

  it.each([
    ['a shared secret', { kty: 'oct', k: 'c2VjcmV0', kid: 'k', alg: 'HS256' }],
    ['a shared secret as a key for signatures', { kty: 'oct', k: 'c2VjcmV0', kid: 'k', alg: 'ES256' }],
    [
      'a private key',
      {
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
        kid: 'k',
        alg: 'ES256',
      },
    ],
    ['a key of another algorithm', { ...P256, kid: 'k', alg: 'EdDSA' }],
    [
      'a key on another curve',
      { ...jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })), kid: 'k', alg: 'ES256' },
    ],
    ['a short key', { ...jwkOf(generateKeyPairSync('rsa', { modulusLength: 1024 })), kid: 'k', alg: 'RS256' }],
    ['no key id', { ...P256, alg: 'ES256' }],
    ['no algorithm', { ...P256, kid: 'k' }],
    ['a damaged key', { ...P256, x: 'AA', kid: 'k', alg: 'ES256' }],
  ])('are rejected with %s, without quoting it', (_, key) => {
    const reading = () => read({ ...SHOP, keys: [key] });
    expect(reading).toThrow(/^must be JSON such as .*keys\.0/);
    const said = (() => {
      try {
        return reading();
      } catch (error) {
        return String(error);
      }
    })();
    expect(said).not.toContain('c2VjcmV0');
  });

  it.each([
    ['a key id twice', [{ ...SHOP, keys: [KEY, KEY] }], 'have a kid twice'],
    ['no key', [{ ...SHOP, keys: [] }], '0.keys is wrong'],
    ['an issuer twice', [SHOP, SHOP], 'has an issuer twice'],
    ['an issuer that is no URL', [{ ...SHOP, issuer: 'shop' }], 'must be a URL'],
    ['no word about customers', [{ issuer: SHOP.issuer, keys: [KEY] }], '0.shares_customers is missing'],
    ['an unknown setting', [{ ...SHOP, jwks_uri: 'x' }], '0.jwks_uri is unknown'],
    [
      'the same host twice for customers apart',
      [APART, { ...APART, issuer: 'https://shop.example/b' }],
      'are the same',
    ],
    [
      'a host that the other one has with a port',
      [{ ...APART, issuer: 'https://shop.example:8443' }, APART],
      'only in the port',
    ],
    ["visitors' prefix as a host", [{ ...APART, issuer: 'https://visitor' }], 'named visitor'],
    ["visitors' prefix as a host with a port", [{ ...APART, issuer: 'https://visitor:8443' }], 'named visitor'],
  ])('are rejected with %s', (_, issuers, says) => {
    expect(() => read(...issuers)).toThrow(says);
  });

  it.each(['', 'x', '{}', 'null'])('are rejected as %j', (json) => {
    expect(() => readIdentityIssuers(json)).toThrow(/^must be JSON such as \[\{"issuer"/);
  });
});
