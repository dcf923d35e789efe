import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joseTokens } from '../../../../adapters/jose/token-verifier.ts';
import { type IssuerKeys, startIssuerKeys } from '../../../support/issuer-keys.ts';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'https://support.example/mcp';
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const claims = () => ({ iss: ISSUER, aud: AUDIENCE, sub: 'ada', exp: inAnHour() });

let issuer: IssuerKeys;
const tokensOf = () => joseTokens({ issuer: ISSUER, jwksUri: issuer.jwksUri, audience: AUDIENCE });

beforeEach(async () => {
  issuer = await startIssuerKeys();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.close();
});

describe('joseTokens', () => {
  it.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('accepts a token that is signed with %s', async (alg) => {
    await issuer.rotate(alg);
    expect(await tokensOf().verify(await issuer.sign(claims()))).toMatchObject({ claims: { sub: 'ada' } });
  });

  it('fetches the keys once, before the first token', async () => {
    const tokens = tokensOf();
    await vi.waitFor(() => expect(issuer.fetches()).toBe(1));
    const token = await issuer.sign(claims());
    for (let i = 0; i < 20; i++) expect(await tokens.verify(token)).toHaveProperty('claims');
    expect(issuer.fetches()).toBe(1);
  });

  it('accepts a new key once the keys may be fetched again, and still accepts the old one', async () => {
    const tokens = tokensOf();
    const before = await issuer.sign(claims());
    await tokens.verify(before);
    await issuer.rotate();
    const after = await issuer.sign(claims());
    expect(await tokens.verify(after)).toEqual({ invalid: 'ERR_JWKS_NO_MATCHING_KEY' });
    vi.setSystemTime(Date.now() + 31_000);
    expect(await tokens.verify(after)).toHaveProperty('claims');
    expect(await tokens.verify(before)).toHaveProperty('claims');
    expect(issuer.fetches()).toBe(2);
  });

  it('fetches once for many tokens with unknown keys', async () => {
    const tokens = tokensOf();
    await tokens.verify(await issuer.sign(claims()));
    vi.setSystemTime(Date.now() + 31_000);
    for (let i = 0; i < 10; i++) {
      const token = await issuer.sign(claims(), { kid: `made up ${i}` });
      expect(await tokens.verify(token)).toEqual({ invalid: 'ERR_JWKS_NO_MATCHING_KEY' });
    }
    expect(issuer.fetches()).toBe(2);
  });

  it.each([
    ['an error', { status: 500, body: '' }, 'ERR_JOSE_GENERIC'],
    ['a redirect', { status: 302, body: '' }, 'ERR_JOSE_GENERIC'],
    ['a page', { status: 200, body: '<html>' }, 'ERR_JOSE_GENERIC'],
    ['malformed keys', { status: 200, body: '{"keys":"none"}' }, 'ERR_JWKS_INVALID'],
  ])('does not call a token invalid while the issuer answers with %s', async (_, answer, reason) => {
    issuer.fail(answer);
    const tokens = tokensOf();
    const token = await issuer.sign(claims());
    expect(await tokens.verify(token)).toEqual({ unknown: reason });
    issuer.fail(null);
    expect(await tokens.verify(token)).toHaveProperty('claims');
  });

  it('does not call a token invalid while the issuer cannot be reached', async () => {
    const token = await issuer.sign(claims());
    await issuer.close();
    expect(await tokensOf().verify(token)).toEqual({ unknown: 'ECONNREFUSED' });
  });

  it('keeps its keys while the issuer is down', async () => {
    const tokens = tokensOf();
    const token = await issuer.sign(claims());
    await tokens.verify(token);
    issuer.fail({ status: 503, body: '' });
    vi.setSystemTime(Date.now() + 60_000);
    expect(await tokens.verify(token)).toHaveProperty('claims');
  });
});
