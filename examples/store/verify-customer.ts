import { createHash } from 'node:crypto';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';

/** A call whose customer is not proved; the message says why. */
export class Unverified extends Error {
  override readonly name = 'Unverified';
}

/** Returns the customer for whom a call is made, or throws `Unverified`. */
export type VerifyCustomer = (token: string | null, body: string) => Promise<string>;

/** Seconds for which a token is valid, whatever it says itself: used ids are kept no longer. */
const MAX_AGE = 60;
/** Seconds by which clocks may differ. */
const TOLERANCE = 5;

/**
 * Checks the token that Frontdesk signs for a call: its key, its type, that it is for this server, for this body and new, and that it was not used
 * before. With several processes, keep the used ids where all of them see them.
 */
export const customerVerifier = (keys: JSONWebKeySet, audience: () => string): VerifyCustomer => {
  const find = createLocalJWKSet(keys);
  const used = new Map<string, number>();
  /** Calls are checked in the order of their arrival: no copy of a token overtakes the call that it was made for. */
  let before: Promise<unknown> = Promise.resolve();
  return async (token, body) => {
    if (token === null) throw new Unverified('the token of the customer is missing');
    const verified = jwtVerify(token, find, {
      algorithms: ['ES256'],
      typ: 'frontdesk-customer+jwt',
      issuer: 'frontdesk',
      audience: audience(),
      maxTokenAge: MAX_AGE,
      clockTolerance: TOLERANCE,
      requiredClaims: ['sub', 'exp', 'jti'],
    }).catch((error) => Promise.reject(new Unverified(reasonOf(error))));
    const checked = Promise.all([verified, before]).then(([{ payload }]) => check(payload, body, used));
    before = Promise.allSettled([before, checked]);
    return checked;
  };
};

const check = ({ sub, iat = 0, jti, body_sha256 }: JWTPayload, body: string, used: Map<string, number>): string => {
  if (typeof sub !== 'string' || sub === '') throw new Unverified('the token names no customer');
  if (typeof jti !== 'string' || jti === '') throw new Unverified('the token has no id');
  if (body_sha256 !== createHash('sha256').update(body).digest('base64url')) {
    throw new Unverified('the token is for another call');
  }
  const now = Date.now() / 1000;
  for (const [id, until] of used) if (until + TOLERANCE < now) used.delete(id);
  if (used.has(jti)) throw new Unverified('the token was used before');
  used.set(jti, iat + MAX_AGE);
  return sub;
};

const reasonOf = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : null;
  return claim === 'aud' ? 'the token is for another server' : 'the token is not valid';
};
