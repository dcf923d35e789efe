import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto';
import type { Clock } from '../../core/config/clock.ts';
import { fromJson, isRecord, stringOf } from '../../core/text/json.ts';
import type { Secrets } from '../aws/secrets.ts';

const ISSUER = 'frontdesk';
/** Other tokens must not pass for one of these (RFC 8725, 3.11). */
const TYPE = 'frontdesk-customer+jwt';
const SECONDS = 60;

/** Tokens for one server that name the customer of a call. */
export interface CustomerTokens {
  /** Throws if the key cannot be read or used. */
  check(): Promise<void>;
  /** A JWT for one HTTP request with this body. */
  sign(customer: string, body: string): Promise<string>;
}

/**
 * Signs with ES256 and a private key that serves only one server. `audience` is the server's URL as it is configured. The key is read whenever a
 * token is signed, so that a replaced one is used as soon as the cached secret expires.
 */
export const customerTokens = (audience: string, key: string, secrets: Secrets, clock: Clock): CustomerTokens => {
  const signer = async () => readKey(await secrets.get(key));
  return {
    check: async () => void (await signer()),
    sign: async (customer, body) => {
      const { privateKey, kid } = await signer();
      const now = Math.floor(clock.now() / 1000);
      const claims = {
        iss: ISSUER,
        aud: audience,
        sub: customer,
        iat: now,
        exp: now + SECONDS,
        jti: randomUUID(),
        body_sha256: createHash('sha256').update(body).digest('base64url'),
      };
      const content = `${encode({ alg: 'ES256', typ: TYPE, kid })}.${encode(claims)}`;
      const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${content}.${signature.toString('base64url')}`;
    },
  };
};

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const readKey = (text: string) => {
  const jwk = fromJson(text);
  const kid = isRecord(jwk) ? stringOf(jwk.kid) : '';
  if (!isRecord(jwk) || jwk.crv !== 'P-256' || kid === '') throw new CustomerKeyInvalid();
  try {
    return { privateKey: createPrivateKey({ key: { ...jwk }, format: 'jwk' }), kid };
  } catch {
    throw new CustomerKeyInvalid();
  }
};

/** The secret is not a private JWK of the curve P-256 with a `kid`. */
class CustomerKeyInvalid extends Error {
  override readonly name = 'CustomerKeyInvalid';
}
