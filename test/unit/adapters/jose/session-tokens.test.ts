import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessionTokens } from '../../../../adapters/jose/session-tokens.ts';
import { toJoseSignature } from '../../../../adapters/kms/jose-signature.ts';
import { kmsPublicKeys } from '../../../../adapters/kms/public-keys.ts';
import { kmsTokenSigner } from '../../../../adapters/kms/token-signer.ts';
import { keyIdOf, sessionClaims } from '../../../../core/access/session-token.ts';
import { kmsWith } from '../../../support/kms-key.ts';

const ISSUER = 'https://support.example/session';
const AUDIENCE = 'https://support.example/mcp';
const NEW = 'arn:aws:kms:eu-central-1:000000000000:key/new';
const OLD = 'arn:aws:kms:eu-central-1:000000000000:key/old';

let kms: ReturnType<typeof kmsWith>;
beforeEach(() => {
  kms = kmsWith(NEW, OLD);
});
const claims = (over: object = {}) => ({
  ...sessionClaims({ issuer: ISSUER, audience: AUDIENCE, customer: 'ada', network: null, id: 'j', now: Date.now() }),
  ...over,
});
const sign = (over: object = {}, key = NEW) => kmsTokenSigner(kms.call, key).sign(claims(over));
const verifier = (keys: readonly string[] = [NEW, OLD]) =>
  sessionTokens({ issuer: ISSUER, audience: AUDIENCE, keys: kmsPublicKeys(kms.call, keys) });
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow;

describe("a session's token", () => {
  it('has what an access token has, and the network of a visitor', () => {
    const made = { issuer: ISSUER, audience: AUDIENCE, customer: 'visitor:1', id: 'j', now: 1_700_000_000_999 };
    const named = { iss: ISSUER, aud: AUDIENCE, sub: 'visitor:1', client_id: 'widget', jti: 'j' };
    const times = { iat: 1_700_000_000, exp: 1_700_003_600, scope: 'support:chat support:read' };
    expect(sessionClaims({ ...made, network: null })).toEqual({ ...named, ...times });
    expect(sessionClaims({ ...made, network: '203.0.113.0/24' })).toEqual({
      ...named,
      ...times,
      net: '203.0.113.0/24',
    });
  });

  it('is valid, also for 128 characters of any script, and names no account', async () => {
    const sub = '\u{1f6d2}'.repeat(64);
    const token = await sign({ sub });
    expect(await verifier().verify(token)).toMatchObject({ claims: { sub } });
    const [header = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      ...{ alg: 'ES256', typ: 'at+jwt', kid: keyIdOf(NEW) },
    });
    expect(header).not.toContain('000000000000');
  });

  it('is verified by every key of the list, and asks KMS once for each', async () => {
    const tokens = verifier();
    for (const token of [await sign(), await sign({}, OLD), await sign()])
      expect(await tokens.verify(token)).toHaveProperty('claims');
    expect(kms.calls.filter((call) => call.startsWith('GetPublicKey'))).toEqual([
      `GetPublicKey ${NEW}`,
      `GetPublicKey ${OLD}`,
    ]);
    expect(await verifier([NEW]).verify(await sign({}, OLD))).toEqual({ invalid: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  const forged = async (alg: string, kid = keyIdOf(NEW)) =>
    new SignJWT(claims()).setProtectedHeader({ alg, kid, typ: 'at+jwt' }).sign((await generateKeyPair(alg)).privateKey);
  it.each([
    ['has expired', () => sign({ exp: seconds(-10) }), 'ERR_JWT_EXPIRED'],
    ['never expires', () => sign({ exp: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
    ['names nobody', () => sign({ sub: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED sub'],
    ['is of another issuer', () => sign({ iss: `${ISSUER}/` }), 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
    ['is for the desk', () => sign({ aud: 'https://support.example/desk' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
    ['is of another key', () => forged('ES256'), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['is of another algorithm', () => forged('RS256'), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['names an unknown key', () => forged('ES256', 'other'), 'ERR_JWKS_NO_MATCHING_KEY'],
    ['is not signed', async () => new UnsecuredJWT(claims()).encode(), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    [
      'is signed with the public key as a secret',
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: keyIdOf(NEW), typ: 'at+jwt' })
          .sign(Buffer.from('a'.repeat(32))),
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
  ])('is invalid if it %s', async (_, makeToken, invalid) => {
    expect(await verifier().verify(await makeToken())).toEqual({ invalid });
  });

  it('is invalid if it is of another type, although its own key signed it', async () => {
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, ...rest] = (await sign()).split('.');
    const header = { alg: 'ES256', kid: keyIdOf(NEW), typ: 'frontdesk-identity+jwt' };
    const signed = `${encoded(header)}.${rest[0]}`;
    const input = { KeyId: NEW, Message: Buffer.from(signed).toString('base64'), SigningAlgorithm: 'ECDSA_SHA_256' };
    const answer = await kms.call('Sign', input);
    const { Signature } = ('result' in answer ? answer.result : {}) as { readonly Signature: string };
    const signature = toJoseSignature(Buffer.from(Signature, 'base64'))?.toString('base64url');
    expect(await verifier().verify(`${signed}.${signature}`)).toEqual({
      invalid: 'ERR_JWT_CLAIM_VALIDATION_FAILED typ',
    });
  });

  it('is neither valid nor invalid while KMS does not answer, and is verified once it does', async () => {
    const token = await sign();
    kms.fail('ThrottlingException');
    const tokens = verifier();
    expect(await tokens.verify(token)).toEqual({ unknown: 'ThrottlingException' });
    kms.fail(null);
    expect(await tokens.verify(token)).toHaveProperty('claims');
  });

  it.each([
    ['AccessDeniedException', true],
    ['not a response of Sign', false],
  ])('is not made when KMS answers %s', async (label, isLasting) => {
    const answer = isLasting ? { failed: label, isLasting } : { result: { Signature: 'AAAA' } };
    const signer = kmsTokenSigner(async () => answer, NEW);
    await expect(signer.sign(claims())).rejects.toMatchObject({ name: 'SigningFailed', message: label, isLasting });
  });
});
