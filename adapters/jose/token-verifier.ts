import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import { errorName } from '../../core/errors/error-name.ts';

/** Asymmetric ones alone: with a shared secret, the issuer's public key would be one that everybody knows. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
const CLOCK_TOLERANCE_SECONDS = 5;
const FETCH_TIMEOUT_MS = 3000;

/** What is wrong with a token; every other error is about the keys. */
const OF_THE_TOKEN: ReadonlySet<string> = new Set(
  [
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSMultipleMatchingKeys,
    errors.JWKSNoMatchingKey,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWTClaimValidationFailed,
    errors.JWTExpired,
    errors.JWTInvalid,
  ].map(({ code }) => code),
);

export interface JoseTokensOptions {
  readonly issuer: string;
  readonly jwksUri: string;
  /** What a token must be for; null where the issuer says so in another claim. */
  readonly audience: string | null;
}

/**
 * Keys are fetched at once, as a cold start has a whole CPU, then every ten minutes, and for a key id that is new, at most every 30 s.
 */
export const joseTokens = ({ issuer, jwksUri, audience }: JoseTokensOptions): TokenVerifier => {
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    // A connection that is kept would be dead after minutes in a frozen sandbox.
    headers: { connection: 'close' },
  });
  // A sandbox that was frozen meanwhile wakes up to a fetch that has timed out: verifying then fetches again.
  const first = keys.reload().catch(() => {});
  const checks = {
    issuer,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    ...(audience !== null && { audience }),
  };
  return {
    verify: async (token) => {
      await first;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, checks);
        const { typ = 'JWT' } = protectedHeader;
        // Other kinds of tokens are signed with the same keys (RFC 8725, 3.11).
        return TYPES.includes(typ.toLowerCase()) ? { claims: payload } : { invalid: 'wrong_typ' };
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) return { unknown: codeOf(error) };
        return OF_THE_TOKEN.has(error.code) ? { invalid: labelOf(error) } : { unknown: error.code };
      }
    },
  };
};

/** With the name of the claim that did not hold, and no value. */
const labelOf = (error: errors.JOSEError): string =>
  error instanceof errors.JWTClaimValidationFailed ? `${error.code} ${error.claim}` : error.code;

/** A fetch that failed says why in its cause. */
const codeOf = (error: unknown): string => {
  const { code } = ((error as Error).cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : errorName(error);
};
