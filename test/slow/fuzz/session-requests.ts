import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import type { FuzzRequest } from './requests.ts';
import { anything, name, words } from './words.ts';

const ISSUER = 'https://shop.example';
const TYPE = 'frontdesk-identity+jwt';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** A shop whose key signs the generated JWTs. */
export const SHOP = {
  issuer: ISSUER,
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'ES256' }],
  shares_customers: true,
};

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

/** Signs any header and claims by ES256, whatever the header says. */
const jwtOf = (header: unknown, claims: unknown): string => {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
};

const mostly = <T>(value: T): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: anything });

/** A JWT of the shop for the audience: often valid, and mostly with one thing wrong. */
const identity = (audience: string): fc.Arbitrary<string> =>
  fc
    .record({
      header: fc.record({ alg: mostly('ES256'), kid: mostly('k'), typ: mostly(TYPE) }),
      claims: fc.record({ iss: mostly(ISSUER), aud: mostly(audience), sub: fc.oneof(name, anything), jti: fc.uuid() }),
      times: fc.tuple(fc.integer({ min: -400, max: 100 }), fc.integer({ min: -10, max: 400 })),
      over: fc.oneof(
        { weight: 4, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.dictionary(name, anything) },
      ),
    })
    .map(({ header, claims, times: [from, seconds], over }) => {
      const iat = Math.floor(Date.now() / 1000) + from;
      return jwtOf(header, { ...claims, iat, exp: iat + seconds, ...over });
    });

const credential = fc.oneof(fc.stringMatching(/^[\w-]{43}$/), name, anything);

/** The body of a request to `/session`. */
const body = (audience: string): fc.Arbitrary<string | Uint8Array> => {
  const token = fc.oneof({ weight: 6, arbitrary: identity(audience) }, { weight: 1, arbitrary: anything });
  const asked = fc.record({ identity: token, visitor: credential, [`x-${ISSUER}`]: anything }, { requiredKeys: [] });
  return fc.oneof(
    { weight: 12, arbitrary: asked.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: anything.map((value) => JSON.stringify(value) ?? '') },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: fc.integer({ min: 10, max: 20_000 }).map((depth) => '['.repeat(depth)) },
  );
};

/** A request to `/session`, whose URL is `audience`. */
export const sessionRequest = (audience: string): fc.Arbitrary<FuzzRequest> =>
  fc
    .record({
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant('POST') },
        { weight: 3, arbitrary: fc.constant('DELETE') },
        fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'OPTIONS'),
      ),
      type: fc.oneof({ weight: 9, arbitrary: fc.constant('application/json') }, fc.constantFrom('text/plain', 'x')),
      body: body(audience),
    })
    .map(({ method, type, body }) => ({ method, path: '/session', headers: { 'content-type': type }, body }));
